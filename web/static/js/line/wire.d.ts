/** Written by `python -m web.asyncapi --types`; the messages are in web/messages.py. */
export type Bye = { t: 'bye'; code: number; retry: [number, number] };
export type Delta = { t: 'delta'; id: number; prev: number; pos: number; chain: string; u: Record<string, Record<string, Record<string, any>>>; d: Record<string, (string)[]> };
export type Fault = { t: 'err'; id?: number | null; code: string; detail: string };
export type Heartbeat = { t: 'hb'; now: string; heads: Record<string, number> };
export type Hello = { t: 'hello'; v: 1; lang?: 'en' | 'nb' | 'nn'; token?: string | null; page?: 'console' | 'other' | 'replay' | 'wall' | null };
export type Live = { t: 'live'; id: number; pos: number; run: RunHeader };
export type Reset = { t: 'reset'; id: number; reason: 'ahead' | 'chain' | 'epoch' | 'too-far' };
export type RunClock = { kind: 'accelerated' | 'real' | 'shifted'; started: string | null; origin: string | null; speed: number };
export type RunHeader = { id: string; kind: 'live' | 'rehearsal'; number: number; title: string; zone: string; clock: RunClock };
export type Shown = { t: 'shown'; id: number; pos: number };
export type Since = { epoch: string; pos: number; chain: string };
export type Snapshot = { t: 'snap'; id: number; epoch: string; pos: number; chain: string; run: RunHeader; tables: Record<string, Record<string, Record<string, any>>> };
export type Subscribe = { t: 'sub'; id: number; board: string; golive: string; since?: Since | null };
export type Unsubscribe = { t: 'unsub'; id: number };
export type Welcome = { t: 'welcome'; epoch: string; now: string; hb: number; build: string };
export type ClientMessage = Hello | Subscribe | Unsubscribe | Shown;
export type ServerMessage = Welcome | Snapshot | Live | Delta | Reset | Heartbeat | Fault | Bye;
