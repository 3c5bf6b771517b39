// Sends a chosen file in parts, shows how far it is, and goes on after an interruption. Without script the form sends it whole.
const input = document.getElementById("file");
const form = input.form;
// Where a form only names the upload, and the person submits it.
const named = form.elements.upload;
const bar = document.getElementById("progress");
const said = document.getElementById("said");
const { uploads, most, tooLarge, failed, done } = form.dataset;
// The form must not send the file a second time, nor leave while it is under way.
input.removeAttribute("name");
const lock = busy => form.querySelectorAll("button").forEach(button => (button.disabled = busy));
const partBytes = 1024 * 1024;
const attempts = 5;
const types = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  odt: "application/vnd.oasis.opendocument.text",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

async function call(method, path, body, type) {
  const answer = await fetch(path, { method, body, headers: type ? { "Content-Type": type } : {} });
  if (!answer.ok) {
    const problem = await answer.json().catch(() => null);
    throw Object.assign(new Error(problem ? `${problem.title} ${problem.detail}` : failed), { final: answer.status < 500 && answer.status !== 408 });
  }
  return answer.json();
}

async function persistently(act) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await act();
    } catch (problem) {
      if (problem.final || attempt === attempts) throw problem.final ? problem : new Error(failed);
      await new Promise(done => setTimeout(done, 1000 * 2 ** attempt));
    }
  }
}

async function send(file) {
  const hash = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  const sha256 = [...new Uint8Array(hash)].map(b => b.toString(16).padStart(2, "0")).join("");
  const mediaType = types[file.name.split(".").pop().toLowerCase()] ?? file.type;
  const begin = JSON.stringify({ name: file.name, mediaType, length: file.size, sha256 });
  const upload = await persistently(() => call("POST", uploads, begin, "application/json"));
  const there = new Set(upload.parts.map(part => part.number));
  const parts = Math.ceil(file.size / partBytes);
  bar.max = parts;
  bar.hidden = false;
  for (let number = 1; number <= parts; number++) {
    if (!there.has(number)) {
      const part = file.slice((number - 1) * partBytes, number * partBytes);
      await persistently(() => call("PUT", `${uploads}/${upload.id}/parts/${number}`, part));
    }
    bar.value = number;
  }
  if (named) {
    named.value = upload.id;
  } else {
    await persistently(() => call("POST", `${uploads}/${upload.id}/completion`, "{}", "application/json"));
  }
}

input.addEventListener("change", async () => {
  const file = input.files[0];
  if (named) named.value = "";
  said.className = "fault";
  if (!file) return;
  if (file.size > most) {
    said.textContent = tooLarge;
    input.value = "";
    return;
  }
  said.textContent = "";
  lock(true);
  try {
    await send(file);
    lock(false);
    if (named) {
      said.className = "hint";
      said.textContent = done;
      return;
    }
    input.value = "";
    document.getElementById("save").click();
  } catch (problem) {
    lock(false);
    said.textContent = problem.message;
  }
});
