"""What the theme cannot say: the favicon, and what large text and a keyboard need."""

import streamlit as st

# Inline: icons and emoji named by code would be fetched from other hosts.
CHAIR = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
    '<rect width="32" height="32" rx="7" fill="#8A3B12"/>'
    '<path d="M10 5v22M10 17h12M22 17v10M10 5h3v12" fill="none" stroke="#FFFDF9" '
    'stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round"/></svg>'
)
"""An empty chair: somebody may sit down."""


WORDMARK = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="344" height="48" viewBox="0 0 344 48">'
    '<rect width="344" height="48" rx="10" fill="#8A3B12"/>'
    '<path d="M15 10v29M15 25h16M31 25v14M15 10h4v14" fill="none" stroke="#FFFDF9" '
    'stroke-width="3.4" stroke-linecap="round" stroke-linejoin="round"/>'
    '<text x="46" y="32" font-family="Georgia, Liberation Serif, serif" font-size="22" '
    'font-weight="bold" textLength="284" fill="#FFFDF9">Career Calibrator Canvas</text></svg>'
)
"""The chair and the name; on a ground of its own, for it stands on a light and on a dark theme."""


def show_page_title(title: str) -> None:
    """What the browser calls the page."""
    st.set_page_config(page_title=f"{title} · Career Calibrator Canvas")


# Streamlit sets the text size in pixels, breaks headings inside words on a phone with large text,
# cuts long links and pills off, shows no focus on a link to the page one is on, draws each link
# within a page as if it were the one that is open, squeezes a chart whose words are large until
# nothing is left of it, lets a large logo push the way to the menu off the screen, moves for
# everybody, writes a pressed button without a frame in brown on black, and without an answer from
# the server only turns grey.
STYLE = """<style>
:root { font-size: 106.25% }
.stApp h1 { font-size: min(2.75rem, 13vw) }
.stApp h2 { font-size: min(2.25rem, 11vw) }
.stApp h3 { font-size: min(1.75rem, 9.5vw) }
.stMainBlockContainer:has(.st-key-by-the-clock) { padding: 4.25rem 1rem 1rem }
.st-key-by-the-clock h1 { font-size: 1.25rem; padding: 0 }
.st-key-phone { min-height: 260px }
.stApp [data-testid=stBottomBlockContainer] { padding-top: 0; padding-bottom: 0.6rem; gap: 0 }
.stApp .stLogo { max-width: calc(100vw - 6rem); object-fit: contain; object-position: left }
[data-testid=stSidebar][aria-expanded=false] { visibility: hidden }
@media (max-height: 34em) { .stBottom { position: static } }
@media (forced-colors: active) {
  .stHtml mark { text-decoration: underline }
  label:has(input:checked), [role=radio][aria-checked=true] {
    outline: 2px solid Highlight
  }
  [role=progressbar] * { forced-color-adjust: none }
}
@media (max-width: 17em) {
  .stElementContainer:has(> [data-testid=stFullScreenFrame] .stVegaLiteChart) { overflow-x: auto }
  .stVegaLiteChart { min-width: 17rem }
}
.stButtonGroup button { height: auto; white-space: normal }
.stPageLink a, [data-testid=stSidebarNavLink] { height: auto }
.stPageLink a *, [data-testid=stSidebarNavLink] [label], [data-testid=stSidebarNavLink] [label] * {
  white-space: normal; overflow: visible
}
.stMain .stPageLink a:not(:hover) { background: none }
.stMain .stPageLink a p { font-weight: 400 }
.stApp :is(a, button, summary):focus-visible {
  outline: 2px solid currentColor; outline-offset: 2px
}
.stApp button[kind=tertiary]:not(:disabled) { color: inherit }
[data-test-connection-state]:not([data-test-connection-state=CONNECTED])::after {
  content: "No connection to the server. This goes on by itself as soon as it is back.";
  position: fixed; inset: auto 0 0; z-index: 1000000; padding: 0.6rem 1rem; text-align: center;
  background: #17100D; color: #F4EDE4; animation: show 1ms 2s both
}
@keyframes show { from { visibility: hidden } }
@media (prefers-reduced-motion: reduce) {
  *, ::before, ::after {
    animation-duration: 1ms !important; animation-iteration-count: 1 !important;
    transition-duration: 1ms !important; scroll-behavior: auto !important
  }
}
</style>"""
"""Text of the reader's own size, nothing cut off, a focus to be seen, calm where asked for."""
