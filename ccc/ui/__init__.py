"""The only user of Streamlit inside the library: the door, session state, shared components."""
