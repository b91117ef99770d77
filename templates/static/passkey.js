"use strict";
// Passkeys need a script: it asks the browser, puts the answer into the form's fields and sends the form. Nothing else here does.
(() => {
  const at = document.getElementById("passkey");
  if (!at || !window.PublicKeyCredential) return;
  const form = at.querySelector("form");
  const fault = at.querySelector(".warn");
  const { kind, challenge, party, programme, handle, account, ids } = at.dataset;
  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (one) => one.charCodeAt(0));
  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const put = (name, value) => { form.elements[name].value = value; };
  const known = ids.split(" ").filter(Boolean).map((id) => ({ type: "public-key", id: bytes(id) }));
  const create = async () => {
    const made = await navigator.credentials.create({ publicKey: {
      challenge: bytes(challenge),
      rp: { id: party, name: programme },
      user: { id: bytes(handle), name: account, displayName: account },
      pubKeyCredParams: [{ type: "public-key", alg: -7 }],
      excludeCredentials: known,
      authenticatorSelection: { residentKey: "discouraged", userVerification: "preferred" },
      attestation: "none",
      timeout: 240000,
    } });
    put("client", text(made.response.clientDataJSON));
    put("authenticator", text(made.response.getAuthenticatorData()));
  };
  const get = async () => {
    const shown = await navigator.credentials.get({ publicKey: {
      challenge: bytes(challenge), rpId: party, allowCredentials: known, userVerification: "preferred", timeout: 240000,
    } });
    put("credential", text(shown.rawId));
    put("client", text(shown.response.clientDataJSON));
    put("authenticator", text(shown.response.authenticatorData));
    put("signature", text(shown.response.signature));
  };
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    fault.hidden = true;
    try {
      await (kind === "create" ? create() : get());
      HTMLFormElement.prototype.submit.call(form);
    } catch {
      fault.hidden = false;
    }
  });
  at.hidden = false;
})();
