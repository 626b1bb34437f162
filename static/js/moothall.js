// Makes pages quicker where JavaScript runs; nothing depends on it.
import { initAll } from "../vendor/govuk-frontend.min.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();

// A file that is being read: look again every two seconds, and go where the page leads once it is done.
const followed = document.querySelector("[data-reading]");
if (followed) {
  const look = async () => {
    const answer = await fetch(followed.dataset.reading, { redirect: "manual" });
    if (answer.type === "opaqueredirect") return location.reload();
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const now = page.querySelector("[data-reading]");
    if (!now) return location.reload();
    followed.replaceChildren(...now.children);
    setTimeout(look, 2000);
  };
  setTimeout(look, 2000);
}
