"""What runs in the browser, and how Streamlit is told of it."""
