/**
 * The shapes that pages read. They are those of the release and of the messages (see ARCHITECTURE.md).
 *
 * @typedef {'fake_police_payment'|'sextortion_threat'|'tech_support_lock'|'none'} Family
 * @typedef {{ signal: string, words: string[] }} Reason
 * @typedef {{ family: Family, level: 'none'|'caution'|'danger', score: number, lang: string|null, place: 'page'|'message', reasons: Reason[] }} Verdict
 * @typedef {{ verdict: Verdict, address: string, time: number|string, opener?: string|null, gained?: string[] }} Warning
 * @typedef {{ id: string, role: string, name: string, name_en?: string|null, operator?: string|null, url?: string|null,
 *   phone?: string|null, sms_or_chat?: string|null, hours?: string|null, for_minors?: boolean, languages?: string[],
 *   source?: string|null, checked?: string|null, confidence?: string }} Channel
 * @typedef {{ id: string, families: string[], order: number, interpol_question: number|null, when: string[], title?: string, text?: string }} Step
 * @typedef {{ number: number, advice: { guidance: Step[], channels: Record<string, Channel[]>, countries: Record<string, {languages?: string[]}> },
 *   locales: Record<string, Record<string, string>> }} Release
 * @typedef {{ steps: Step[], channels: Channel[], international: Channel[], texts: Record<string, string> }} Advice
 * @typedef {{ language: string, country: string, service: string, onDanger: 'leave'|'ask', banner: boolean, largeText: boolean,
 *   pausedUntil: number, allowedSites: string[] }} Settings
 * @typedef {(key: string, values?: Record<string, string|number>) => string} Texts
 */
export {};
