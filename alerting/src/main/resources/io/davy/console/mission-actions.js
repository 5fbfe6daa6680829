import {html, nothing} from 'lit';
import {actions} from './actions.js';
import {t} from './i18n.js';
import {store} from './store.js';

const ENDED = new Set(['DONE', 'FAILED', 'CANCELLED']);
const can = (type) => store.plant?.actions?.includes(type);

function send(event, incident) {
  event.preventDefault();
  const robot = new FormData(event.target).get('robot');
  actions.act('SEND', incident.id, robot ? {robot} : {});
}

// Any robot that can, the best of them; or the one that the officer names.
function sending(incident) {
  return html`<form class="send" @submit=${(e) => send(e, incident)}>
    <label>${t('send.which')} <select name="robot"><option value="">${t('send.best')}</option>
      ${(store.plant?.robots ?? []).map((r) => html`<option value=${r.id}>${r.id}</option>`)}</select></label>
    <button class="send-robot" ?disabled=${actions.busy(incident.id)}>${t('send')}</button></form>`;
}

function button(type, mission, name, words = name) {
  return html`<button class=${name} ?disabled=${actions.busy(mission.id)} @click=${() => actions.act(type, mission.id, {}, words)}>${t(words)}</button>`;
}

// What an officer can do about the robot of an incident, beside what none of it can do.
export function missionActions(incident, mission) {
  if (incident.state !== 'OPEN' && (!mission || ENDED.has(mission.state))) {
    return nothing;
  }
  const live = mission && !ENDED.has(mission.state);
  const moves = live && mission.state !== 'WAITING';
  return html`<div class="mission-actions">
    ${moves ? nothing : sending(incident)}
    ${live ? button('CANCEL', mission, 'recall', moves ? 'recall' : 'send.none') : nothing}
    ${moves && !mission.paused && can('PAUSE') ? button('PAUSE', mission, 'pause') : nothing}
    ${moves && mission.paused && can('RESUME') ? button('RESUME', mission, 'resume') : nothing}
    ${live ? html`<p class="no-safety">${t('no.safety')}</p>` : nothing}</div>`;
}
