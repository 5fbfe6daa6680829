import {html, nothing} from 'lit';
import {actions} from './actions.js';
import {t} from './i18n.js';
import {isEnded, store} from './store.js';
import {verdicts} from './verdict-form.js';

// What robots are sent to, and verdicts are given on.
const LOOKED_AT = new Set(['GAS', 'HEAT', 'VIBRATION']);
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

function ordering(mission) {
  const moves = mission.state !== 'WAITING';
  return html`${button('CANCEL', mission, 'recall', moves ? 'recall' : 'send.none')}
    ${moves && !mission.paused && can('PAUSE') ? button('PAUSE', mission, 'pause') : nothing}
    ${moves && mission.paused && can('RESUME') ? button('RESUME', mission, 'resume') : nothing}`;
}

// What an officer can do about the robot of a mission that goes to no incident.
export function missionButtons(mission) {
  return isEnded(mission) ? nothing : html`<div class="mission-actions">${ordering(mission)}<p class="no-safety">${t('no.safety')}</p></div>`;
}

// What an officer can do about the robot of an incident, beside what none of it can do.
export function missionActions(incident, mission) {
  if (incident.state !== 'OPEN' && (!mission || isEnded(mission))) {
    return nothing;
  }
  const live = mission && !isEnded(mission);
  const moves = live && mission.state !== 'WAITING';
  const judged = incident.state === 'OPEN' && LOOKED_AT.has(incident.hazard) && can('VERDICT');
  return html`<div class="mission-actions">
    ${moves ? nothing : sending(incident)}
    ${live ? ordering(mission) : nothing}
    ${judged ? html`<button class="give-verdict" ?disabled=${actions.busy(incident.id)} @click=${() => verdicts.ask(incident)}>${t('verdict.give')}</button>` : nothing}
    ${live ? html`<p class="no-safety">${t('no.safety')}</p>` : nothing}</div>`;
}
