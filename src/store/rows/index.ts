import {
	ClaimBearingRow,
	ClaimLinkRow,
	ClaimRevisionRow,
	ClaimRow,
	ClaimStoryRow,
	ClaimTopicRow,
	ContestednessChangeRow,
} from './claim.js';
import { DeskRow, SeatRow, UserRow } from './desk.js';
import { OutboxRow } from './outbox.js';
import { InterestRow, PartyRow } from './party.js';
import { QuoteContextRow, SnapshotRow } from './snapshot.js';
import { SourceOverlapRow, SourcePartyRow, SourceRow } from './source.js';
import { InterestJudgementRow, RetractionRow, StatementRow } from './statement.js';
import { DerivationRow, DocumentRow, StoryRow } from './story.js';

/** Every table, parents before children. */
export const rows = [
	DeskRow,
	UserRow,
	SeatRow,
	StoryRow,
	DocumentRow,
	DerivationRow,
	SnapshotRow,
	PartyRow,
	InterestRow,
	SourceRow,
	SourcePartyRow,
	SourceOverlapRow,
	ClaimRow,
	ClaimRevisionRow,
	ClaimBearingRow,
	ClaimTopicRow,
	ClaimStoryRow,
	ClaimLinkRow,
	StatementRow,
	QuoteContextRow,
	RetractionRow,
	InterestJudgementRow,
	ContestednessChangeRow,
	OutboxRow,
];
