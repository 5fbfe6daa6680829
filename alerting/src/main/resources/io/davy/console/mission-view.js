import {html, nothing} from 'lit';
import {duration, measured, number, when} from './format.js';
import {has, language, t} from './i18n.js';
import {isEnded, isRobotless, store} from './store.js';

const STEPS = ['SENT', 'ACCEPTED', 'UNDER_WAY', 'ON_SCENE', 'DONE'];
// More than so many reasons are told by kind.
const MANY = 6;

export const inLanguage = (en, ko) => (language.code === 'ko' ? ko ?? en : en ?? ko);
const actionName = (type) => (has(`action.${type}`) ? t(`action.${type}`) : type);

function eta(mission) {
  if (!mission.eta || mission.on_scene || mission.ended || mission.state === 'WAITING') {
    return nothing;
  }
  const left = Date.parse(mission.eta) - store.now();
  return html`<div><dt>${t('eta')}</dt><dd><b>${left >= 0 ? t('eta.in', {t: duration(left)}) : t('eta.over', {t: duration(-left)})}</b></dd></div>`;
}

function steps(mission) {
  if (isRobotless(mission)) {
    return nothing;
  }
  const reached = STEPS.indexOf(mission.state);
  if (reached < 0) {
    return html`<p class="mission-state state-${mission.state}">${t(`mstate.${mission.state}`)}</p>`;
  }
  return html`<ol class="steps">${STEPS.map((s, i) => html`
    <li class=${i < reached ? 'past' : i === reached ? 'now' : ''} aria-current=${i === reached ? 'step' : 'false'}>${t(`mstate.${s}`)}</li>`)}</ol>`;
}

// Its place among the hazards that wait for a robot.
function queue(mission) {
  const q = mission.queue;
  if (!q || mission.state !== 'WAITING') {
    return nothing;
  }
  const left = q.expected ? Math.max(0, Date.parse(q.expected) - store.now()) : null;
  return html`<div class="queue"><dt>${t('queue')}</dt><dd><b>${t('queue.place', {n: q.place, m: q.of})}</b><br>
    ${left === null ? t('queue.unknown') : t('queue.in', {t: duration(left)})}</dd></div>`;
}

// The nodes of its way: passed, where it may drive already, and what is still held back.
function way(mission) {
  if (mission.route.length === 0 || mission.state === 'WAITING') {
    return nothing;
  }
  const passed = mission.route.indexOf(mission.progress);
  const released = mission.released_nodes ?? mission.route.length;
  const kind = (i) => (i < passed ? 'passed' : i === passed ? 'here' : i < released ? 'released' : 'later');
  return html`<div class="route"><dt>${t('route')}</dt><dd>
    <ol>${mission.route.map((n, i) => html`<li class=${kind(i)}>${n}</li>`)}</ol>
    ${released < mission.route.length && !isEnded(mission) ? html`<small>${t('route.later', {n: mission.route.length - released})}</small>` : nothing}</dd></div>`;
}

function said(text) {
  return /^https?:\/\//.test(text) ? html`<a href=${text} target="_blank" rel="noopener noreferrer">${t('finding.open')}</a>` : text;
}

function finding(f) {
  const what = f.value !== undefined ? html`<b>${measured(f.value, f.unit)}</b>`
    : f.action === 'takePhoto' ? t('finding.photo') : f.text ? nothing : t('finding.nothing');
  return html`<li><b>${f.node}</b> ${actionName(f.action)}: ${what} ${f.text ? said(f.text) : nothing}
    <small>${when(f.time, store.now())}</small></li>`;
}

export function findings(mission) {
  return mission.findings?.length ? html`<h4>${t('findings')}</h4>
    <ul class="plain-list findings">${mission.findings.map(finding)}</ul>` : nothing;
}

const reason = (x) => html`<li><b>${x.robot}</b> ${inLanguage(x.en, x.ko)}</li>`;

function ofKind(code, list) {
  const robots = list.map((x) => x.robot).join(', ');
  return html`<li><details><summary><b>${list.length}</b> ${has(`excl.${code}`) ? t(`excl.${code}`) : inLanguage(list[0].en, list[0].ko)}
    <small>${robots}</small></summary><ul class="plain-list">${list.map(reason)}</ul></details></li>`;
}

// Robots that were not chosen; many are told by the kind of reason, each with its own behind it.
export function excluded(list) {
  if (list.length === 0) {
    return nothing;
  }
  const kinds = new Map();
  list.forEach((x) => kinds.set(x.code, [...(kinds.get(x.code) ?? []), x]));
  const rows = list.length <= MANY ? list.map(reason)
    : [...kinds].sort((a, b) => b[1].length - a[1].length).map(([code, of]) => (of.length === 1 ? reason(of[0]) : ofKind(code, of)));
  return html`<h4>${t('excluded')}${list.length > MANY ? ` (${list.length})` : ''}</h4><ul class="plain-list excluded">${rows}</ul>`;
}

// One mission: how far the robot is, what it found, and which robots were not chosen and why.
export function missionView(mission) {
  return html`${mission.number > 1 ? html`<p class="look-n">${t('look.n', {n: mission.number})}</p>` : nothing}
    ${steps(mission)}
    ${mission.paused && !isEnded(mission) ? html`<p class="paused"><span class="tag">${t('paused')}</span> ${t('paused.note')}</p>` : nothing}
    <dl class="facts-list">
      ${queue(mission)}
      ${mission.robot ? html`<div><dt>${t('robot')}</dt><dd><b>${mission.robot}</b></dd></div>` : nothing}
      ${eta(mission)}
      ${mission.distance_m ? html`<div><dt>${t('distance')}</dt><dd>${measured(mission.distance_m, 'm')}</dd></div>` : nothing}
      ${way(mission)}
      ${mission.inspection ? html`<div><dt>${t('inspection')}</dt><dd>${actionName(mission.inspection)}</dd></div>` : nothing}
      ${mission.reason ? html`<div><dt>${t('reason')}</dt><dd>${inLanguage(mission.reason, mission.reason_ko)}</dd></div>` : nothing}
      ${mission.verdict ? html`<div class="verdict"><dt>${t('verdict')}</dt><dd>${verdictView(mission.verdict)}</dd></div>` : nothing}
    </dl>
    ${allVerdicts(mission)}
    ${findings(mission)}
    ${excluded(mission.excluded ?? [])}`;
}

// More than one verdict was given: which one counts stands above, all of them here.
function allVerdicts(mission) {
  const all = mission.verdicts ?? [];
  return all.length < 2 ? nothing : html`<h4>${t('verdicts.all')}</h4>
    <ul class="plain-list verdicts">${all.map((v) => html`<li>${verdictView(v)}</li>`)}</ul>`;
}

// Who gave a verdict.
export const giver = (verdict) => (verdict.user ? t('officer', {who: verdict.user}) : verdict.robot ?? '');

// What a robot found: the figure that says most, and where it was measured. Or what an officer judged, and on what it rests.
export function verdictView(verdict) {
  const note = `outcome.note.${verdict.outcome}`;
  const place = verdict.place ? t('verdict.at', {x: number(verdict.place.x), y: number(verdict.place.y)}) : '';
  return html`<span class="tag verdict-${verdict.outcome}">${t(`outcome.${verdict.outcome}`)}</span>
    ${giver(verdict)} ${verdict.value === undefined ? nothing : html`<b>${measured(verdict.value, verdict.unit)}</b>`} ${place}
    ${when(verdict.time, store.now())} ${verdict.reason ? html`<q>${verdict.reason}</q>` : nothing} ${has(note) ? html`<small>${t(note)}</small>` : nothing}`;
}
