import { plainText } from '../plainText.js';

/** A moment in a calendar. */
export interface CalendarEvent {
	/** Stays the same when the moment is moved. */
	readonly id: string;
	/** An instant. */
	readonly at: string;
	readonly title: string;
	readonly text: string;
	readonly url: string;
}

/** Moments as iCalendar (RFC 5545). They take no time: nobody is made busy by them. */
export function calendar(
	events: readonly CalendarEvent[],
	options: { readonly name: string; readonly now: string },
): string {
	const lines = [
		'BEGIN:VCALENDAR',
		'VERSION:2.0',
		'PRODID:-//Counterclaim//Desk//EN',
		'CALSCALE:GREGORIAN',
		`X-WR-CALNAME:${escaped(options.name)}`,
		...(events.length === 0 ? noEvents : []),
		...events.flatMap((event) => [
			'BEGIN:VEVENT',
			`UID:${escaped(event.id)}`,
			`DTSTAMP:${stamp(options.now)}`,
			`DTSTART:${stamp(event.at)}`,
			`SUMMARY:${escaped(event.title)}`,
			`DESCRIPTION:${escaped(event.text)}`,
			// An address is no TEXT: nothing in it is escaped.
			`URL:${plainText(event.url)}`,
			'TRANSP:TRANSPARENT',
			'END:VEVENT',
		]),
		'END:VCALENDAR',
	];
	return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** A calendar must have something in it (RFC 5545, 3.6): without events, the time zone that all its times are in. */
const noEvents = [
	'BEGIN:VTIMEZONE',
	'TZID:Etc/UTC',
	'BEGIN:STANDARD',
	'DTSTART:19700101T000000',
	'TZOFFSETFROM:+0000',
	'TZOFFSETTO:+0000',
	'TZNAME:UTC',
	'END:STANDARD',
	'END:VTIMEZONE',
];

const stamp = (instant: string): string => `${instant.slice(0, 19).replace(/[-:]/g, '')}Z`;

const escaped = (text: string): string => plainText(text).replace(/[\\;,]/g, (letter) => `\\${letter}`);

/** A line of more than 75 bytes goes on after a line break and a space; no character is torn apart. */
function folded(line: string): string {
	let written = '';
	let bytes = 0;
	for (const letter of line) {
		const size = new TextEncoder().encode(letter).length;
		if (bytes + size > 75) {
			written += '\r\n ';
			bytes = 1;
		}
		written += letter;
		bytes += size;
	}
	return written;
}
