import { auditTail, keptEvents, notIndexed, scoredOtherwise } from '../../store/inspection/record.js';
import { verifyAudit } from '../../workflow/verifyAudit.js';
import { counted } from '../counted.js';
import { ok, recordCheck, warning, wrong } from './check.js';

/** How many of the last audit entries are looked at, unless all are asked for. */
const tail = 1_000;
const whole = (entries: number): string => `the audit log is as it was written (${counted(entries, 'entries')})`;
const hour = 3_600_000;
const day = 24 * hour;

/** What is on record: whether what is derived from it is there, and whether it is as it was written. */
export const recordChecks = [
	recordCheck('scores', async (database, { config, mistakes }) => {
		// Without the weights it is not known which method should have scored.
		if (mistakes.some((one) => one.path[0] === 'JUDGEMENT_WEIGHTS')) return null;
		const { name } = config.method;
		const { claims, otherwise, by } = await database.read((session) => scoredOtherwise(session, name));
		return otherwise === 0
			? ok(`${counted(claims, 'claims')}, scored by ${name}`)
			: wrong(
					`${otherwise} of ${counted(claims, 'claims')} are scored by ${by}, and this installation scores by ${name}`,
					'counterclaim rescore, or set JUDGEMENT_WEIGHTS as it was',
				);
	}),
	recordCheck('search index', async (database) => {
		const most = 1_000;
		const missing = await database.read((session) => notIndexed(session, most));
		return missing.length === 0
			? ok('search finds every claim')
			: wrong(
					`search does not find ${missing.length === most ? `${most} claims or more` : counted(missing.length, 'claims')}, such as ${missing[0]}`,
					'counterclaim reindex',
				);
	}),
	recordCheck('audit log', async (database, { thorough }) => {
		const remedy =
			'counterclaim audit verify names the first that is not; docs/security.md says what follows from that';
		if (thorough) {
			const { entries, fault } = await verifyAudit(database);
			return fault
				? wrong(`entry ${fault.sequence} of the audit log is not as it was written (${fault.kind})`, remedy)
				: ok(whole(entries));
		}
		const { entries, looked, fault, missing } = await database.read((session) => auditTail(session, tail));
		if (fault)
			return wrong(`entry ${fault.sequence} of the audit log is not as it was written (${fault.kind})`, remedy);
		if (missing > 0)
			return wrong(`${counted(missing, 'entries')} of the audit log ${missing === 1 ? 'is' : 'are'} missing`, remedy);
		return ok(
			entries === looked
				? whole(entries)
				: `the last ${looked} of ${entries} entries of the audit log are as they were written; counterclaim audit verify reads them all`,
		);
	}),
	recordCheck('clock', async (database, { now }) => {
		const { newest } = await database.read((session) => auditTail(session, 1));
		const ahead = newest ? Date.parse(newest.at) - now : 0;
		if (ahead > 5 * 60_000)
			return wrong(
				`the newest recording is of ${newest?.at}, which is yet to come by this machine's clock`,
				'set the clock by NTP; until then recordings bear that moment',
			);
		return null;
	}),
	recordCheck('events', async (database, { now }) => {
		const { events, oldest } = await database.read(keptEvents);
		const overdue = oldest === null ? 0 : now - Date.parse(oldest);
		// The newest stays for good, and what is three days old is forgotten while a server runs.
		if (events > 10_000 && overdue > 4 * day)
			return warning(
				`${events} events are kept, the oldest since ${oldest}: none are forgotten`,
				'a server forgets those of three days ago while it runs; its log says outbox.not_forgotten where it cannot',
			);
		return ok(`${counted(events, 'events')} kept for those who listen`);
	}),
];
