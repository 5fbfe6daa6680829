import {html, nothing} from 'lit';
import {duration, measured, when} from './format.js';
import {has, language, t} from './i18n.js';
import {store} from './store.js';

const STEPS = ['SENT', 'ACCEPTED', 'UNDER_WAY', 'ON_SCENE', 'DONE'];

const inLanguage = (en, ko) => (language.code === 'ko' ? ko ?? en : en ?? ko);

function eta(mission) {
  if (!mission.eta || mission.on_scene || mission.ended) {
    return nothing;
  }
  const left = Date.parse(mission.eta) - store.now();
  return html`<div><dt>${t('eta')}</dt><dd><b>${left >= 0 ? t('eta.in', {t: duration(left)}) : t('eta.over', {t: duration(-left)})}</b></dd></div>`;
}

function steps(mission) {
  const reached = STEPS.indexOf(mission.state);
  if (reached < 0) {
    return html`<p class="mission-state state-${mission.state}">${t(`mstate.${mission.state}`)}</p>`;
  }
  return html`<ol class="steps">${STEPS.map((s, i) => html`
    <li class=${i < reached ? 'past' : i === reached ? 'now' : ''} aria-current=${i === reached ? 'step' : 'false'}>${t(`mstate.${s}`)}</li>`)}</ol>`;
}

// One mission: how far the robot is, and which robots were not chosen and why.
export function missionView(mission) {
  const action = `action.${mission.inspection}`;
  return html`${steps(mission)}
    <dl class="facts-list">
      ${mission.robot ? html`<div><dt>${t('robot')}</dt><dd><b>${mission.robot}</b></dd></div>` : nothing}
      ${eta(mission)}
      ${mission.distance_m ? html`<div><dt>${t('distance')}</dt><dd>${measured(mission.distance_m, 'm')}</dd></div>` : nothing}
      ${mission.inspection ? html`<div><dt>${t('inspection')}</dt><dd>${has(action) ? t(action) : mission.inspection}</dd></div>` : nothing}
      ${mission.reason ? html`<div><dt>${t('reason')}</dt><dd>${inLanguage(mission.reason, mission.reason_ko)}</dd></div>` : nothing}
    </dl>
    ${mission.excluded.length ? html`<h4>${t('excluded')}</h4>
      <ul class="plain-list">${mission.excluded.map((x) => html`<li><b>${x.robot}</b> ${inLanguage(x.en, x.ko)}</li>`)}</ul>` : nothing}`;
}

// What a robot found.
export function verdictView(verdict) {
  const note = `outcome.note.${verdict.outcome}`;
  return html`<span class="tag verdict-${verdict.outcome}">${t(`outcome.${verdict.outcome}`)}</span>
    ${verdict.robot} ${verdict.value === undefined ? nothing : html`<b>${measured(verdict.value, verdict.unit)}</b>`}
    ${when(verdict.time, store.now())} ${has(note) ? html`<small>${t(note)}</small>` : nothing}`;
}
