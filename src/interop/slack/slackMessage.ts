import type { Delivered } from '../../core/webhook.js';

/** What is told in a message for people. */
export interface SlackNews {
	readonly what: Delivered;
	/** Null where the message only tries out whether messages arrive. */
	readonly claim: {
		readonly text: string;
		readonly level: string;
		readonly score: number;
		readonly url: string;
	} | null;
	/** What is new, in words; null where the heading says it. */
	readonly detail: string | null;
}

const headings: Readonly<Record<Delivered, string>> = {
	CLAIM_PUBLISHED: 'Claim published',
	CLAIM_WITHDRAWN: 'Claim withdrawn',
	CLAIM_CORRECTED: 'Claim corrected',
	CONTESTEDNESS_CHANGED: 'Contestedness changed',
	LEVEL_CHANGED: 'Level of contestedness changed',
	STATEMENT_RECORDED: 'Statement recorded',
	STATEMENT_RETRACTED: 'Statement retracted',
	VERDICT_AGREED: 'Verdict',
	TEST: 'Counterclaim can reach this channel',
};

/** Most characters of a part; Slack takes 3,000 in a block. */
const most = 1_000;

/** A message as an incoming webhook of Slack takes it: a text for notices, and blocks. Whatever was recorded is text there, and never markup. */
export function slackMessage({ what, claim, detail }: SlackNews): object {
	const heading = headings[what];
	const text = claim ? `${heading}: ${escaped(claim.text)}` : heading;
	const section = (mrkdwn: string) => ({ type: 'section', text: { type: 'mrkdwn', text: mrkdwn } });
	if (!claim) return { text, blocks: [section(`*${heading}*`)] };
	const found = `${words(claim.level)} · contestedness ${claim.score.toFixed(2)}`;
	return {
		text,
		blocks: [
			section(`*${heading}*\n<${linked(claim.url)}|${escaped(claim.text).replaceAll('|', '¦')}>`),
			...(detail ? [section(escaped(detail))] : []),
			{ type: 'context', elements: [{ type: 'mrkdwn', text: found }] },
		],
		unfurl_links: false,
	};
}

/** Slack's three: nothing else is markup once these are not. Line ends would end a link. */
function escaped(text: string): string {
	const short = text.length > most ? `${[...text.slice(0, most)].slice(0, -1).join('')}…` : text;
	const plain = short.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
	// Signs that would make words bold, or a word a channel, are followed by nothing visible.
	return plain.replace(/\s+/g, ' ').replace(/[*_~`]/g, '$&\u200b');
}

const linked = (url: string): string => url.replaceAll('|', '%7C').replaceAll('>', '%3E').replaceAll('<', '%3C');

const words = (level: string): string => level.charAt(0) + level.slice(1).toLowerCase().replaceAll('_', ' ');
