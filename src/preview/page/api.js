/**
 * Asks the preview's server to do something.
 * @param {string} action
 * @param {object} body
 * @returns {Promise<any>} what it answers
 * @throws {Error} with its reason, when it refuses
 */
export async function act(action, body) {
  const response = await fetch(`/api/${action}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error);
  return answer;
}

/**
 * Listens to the server: first to everything that is, then to every change. The browser reconnects by itself, and then gets
 * everything anew.
 * @param {{ onState: (state: any) => void, onChange: (change: any) => void, onConnection: (alive: boolean) => void }} listeners
 */
export function connect({ onState, onChange, onConnection }) {
  const source = new EventSource("/api/events");
  source.addEventListener("state", (event) => {
    onConnection(true);
    onState(JSON.parse(event.data));
  });
  source.addEventListener("change", (event) => onChange(JSON.parse(event.data)));
  source.addEventListener("error", () => onConnection(false));
}
