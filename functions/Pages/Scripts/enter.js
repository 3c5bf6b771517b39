// Takes the code from behind the address's #, where no server sees it, and sends the form that a person would send by hand.
const code = location.hash.slice(1);
if (code) {
  history.replaceState(null, "", location.pathname);
  const field = document.getElementById("code");
  field.value = decodeURIComponent(code);
  field.form.submit();
}
