/* Marks in the menu the page that the open one belongs to, where that one is not in the menu itself.

   The menu is drawn by Streamlit when it likes, on a phone anew whenever it is opened. */
let open = null; // the name of the open page, at the end of its address
let over = null; // the name of the page in the menu, at the end of its address

const drawn = new MutationObserver(mark);

function mark() {
  // The address is ahead of the server's answer, whose last word may be of the page before.
  const here = over !== null && location.pathname.endsWith(`/${open}`);
  for (const link of document.querySelectorAll("[data-testid=stSidebarNavLink]")) {
    const belongs = here && new URL(link.href).pathname.endsWith(`/${over}`);
    if (belongs) link.setAttribute("aria-current", "true");
    else if (link.getAttribute("aria-current") === "true") link.removeAttribute("aria-current");
  }
}

export default function ({ data }) {
  ({ open, over } = data);
  mark();
  drawn.disconnect();
  if (over !== null) drawn.observe(document.body, { childList: true, subtree: true });
}
