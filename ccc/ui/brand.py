"""The favicon, inline: icons and emoji named by code would be fetched from other hosts."""

CHAIR = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
    '<rect width="32" height="32" rx="7" fill="#8A3B12"/>'
    '<path d="M10 5v22M10 17h12M22 17v10M10 5h3v12" fill="none" stroke="#FFFDF9" '
    'stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round"/></svg>'
)
"""An empty chair: somebody may sit down."""
