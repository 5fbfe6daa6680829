import {RANK} from './icons.js';
import {isUnacked, store} from './store.js';

const KEY = 'davy-sound';

const EVERY_MS = 2_000;

// What makes an alarm sound once more: it came back, or was annunciated again.
const annunciation = (a) => `${a.id} ${a.chatter} ${a.handling?.re_alarms ?? 0} ${a.priority}`;

// The horn: two tones each other second while an alarm of priority high or highest waits for an answer. To silence it answers
// nothing, holds for this device alone and for the alarms of now: the next one sounds.
class Sound extends EventTarget {
  on = localStorage.getItem(KEY) !== 'off';
  #urgent = [];
  #silenced = new Set();
  #context = null;

  constructor() {
    super();
    store.addEventListener('state', () => this.#listen());
    setInterval(() => this.sounding && this.#beep(), EVERY_MS);
    // A browser lets a page sound only once somebody has touched it.
    ['pointerdown', 'keydown'].forEach((e) => addEventListener(e, () => this.#context?.resume().then(() => this.#changed())));
  }

  // Whether it sounds, or would if the browser let it.
  get sounding() {
    return this.on && this.#urgent.some((key) => !this.#silenced.has(key));
  }

  // Whether the browser does not let it.
  get blocked() {
    return this.sounding && this.#context?.state === 'suspended';
  }

  toggle() {
    this.on = !this.on;
    localStorage.setItem(KEY, this.on ? 'on' : 'off');
    if (this.on) {
      this.#beep();
    }
    this.#changed();
  }

  silence() {
    this.#silenced = new Set(this.#urgent);
    this.#changed();
  }

  #changed() {
    this.dispatchEvent(new Event('change'));
  }

  #listen() {
    const before = this.sounding;
    this.#urgent = store.lists().active.filter((a) => RANK[a.priority] >= RANK.HIGH && isUnacked(a)).map(annunciation);
    if (this.sounding !== before) {
      if (this.sounding) {
        this.#beep();
      }
      this.#changed();
    }
  }

  #beep() {
    this.#context ??= new AudioContext();
    this.#context.resume();
    if (this.#context.state === 'suspended') {
      this.#changed();
      return;
    }
    [[880, 0], [660, 0.22]].forEach(([pitch, after]) => {
      const tone = this.#context.createOscillator();
      const volume = this.#context.createGain();
      const start = this.#context.currentTime + after;
      tone.frequency.value = pitch;
      volume.gain.setValueAtTime(0.0001, start);
      volume.gain.exponentialRampToValueAtTime(0.25, start + 0.02);
      volume.gain.exponentialRampToValueAtTime(0.0001, start + 0.2);
      tone.connect(volume).connect(this.#context.destination);
      tone.start(start);
      tone.stop(start + 0.21);
    });
  }
}

export const sound = new Sound();
