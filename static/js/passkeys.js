// Sets allauth's passkey scripts to work without a script in the page, and says on the page when a passkey fails.
// An element names one of their forms (data-passkey) and what it takes, as JSON (data-passkey-with).
for (const place of document.querySelectorAll("[data-passkey]")) {
  window.allauth.webauthn.forms[place.dataset.passkey](JSON.parse(place.dataset.passkeyWith));
}

document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  const problem = document.getElementById("passkey-problem");
  if (problem) {
    problem.hidden = false;
    problem.focus();
  }
});
