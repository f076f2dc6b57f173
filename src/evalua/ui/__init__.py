"""The only place, besides the pages and the frame, that knows Streamlit."""
