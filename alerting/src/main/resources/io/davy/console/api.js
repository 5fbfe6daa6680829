// The console's own API. A refusal comes back as {error, message, status}; a silent server as {error: 'server'}.
async function call(method, path, body) {
  let response;
  try {
    response = await fetch(path, {
      method,
      headers: body === undefined ? {} : {'Content-Type': 'application/json', 'X-Davy': 'console'},
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(15_000),
    });
    const answer = await response.json();
    return response.ok ? answer : {...answer, status: response.status, wait: Number(response.headers.get('Retry-After'))};
  } catch {
    return {error: 'server', status: response?.status ?? 0};
  }
}

export const api = {
  me: () => call('GET', '/api/me'),
  plant: () => call('GET', '/api/plant'),
  login: (user, password) => call('POST', '/login', {user, password}),
  logout: () => call('POST', '/logout', {}),
  password: (old, fresh) => call('POST', '/api/password', {old, fresh}),
  act: (type, target, more) => call('POST', '/api/actions', {type, target, ...more}),
};
