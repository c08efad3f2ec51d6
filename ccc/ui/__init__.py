"""The only user of Streamlit inside the library: the server, session state, parts of pages."""
