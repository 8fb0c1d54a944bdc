import type { Cue } from './cue.js';

/** Words for what can be denied: something said, not something asked for. */
const saying =
	'(?:claims?|allegations?|accusations?|assertions?|reports?|reporting|rumou?rs?|suggestions?|characteri[sz]ations?|accounts?|versions?|stor(?:y|ies)|findings?|notion|idea|criticisms?|complaints?|insinuations?|speculation|conclusions?|statements?|testimony|description|figures?|charges?|narrative)';
const subjectOfCourt = /\b(?:judges?|courts?|tribunals?|magistrates?|justices|arbitrators?|panel)\b/i;

/** What was not done, or not yet, or only thought of. */
const notDone: readonly RegExp[] = [
	/\b(?:not|never|n[o’']t|cannot|neither|nor|without|hardly|barely|nobody|no one|none of them|rather than|instead of|stopped short of|short of)(?:\s+(?:\w+ly|ever|even|yet|been|be|have|has))*\s+$/i,
	/\b(?:will|would|may|might|could|can|should|must|shall|to|if|unless|whether|before|when|until|once)(?:\s+(?:\w+ly|he|she|they|it|the\s+\w+|have|be|ever|not))*\s+$/i,
	/\b(?:declin|refus|fail|stopp|hesitat)\w*\s+(?:to|short\s+of)(?:\s+\w+ly)?\s+$/i,
];
/** “continued to deny” is done, whatever “to” says. */
const withoutTo = notDone.filter((one) => !one.source.includes('unless'));

const things =
	'(?:entry|access|bail|parole|boarding|asylum|permission|visas?|permits?|licen[cs]es?|leave|coverage|benefits|treatment|care|funding|loans?|credit|a\\s+place|a\\s+chance|the\\s+chance|a\\s+goal|a\\s+win|victory|a\\s+penalty|service|services|housing|food|water|sleep|tenure|re-?entry|citizenship|custody|compensation|refunds?|a\\s+seat|a\\s+hearing|counsel|a\\s+lawyer|justice|request|requests|applications?|motions?|petitions?|appeals?|bids?|injunctions?|exemptions?|extensions?|admission|oxygen|planning)';
const notGranted: readonly RegExp[] = [
	new RegExp(
		`^\\s+(?!that\\b)(?:(?:an?|the|any|his|her|their|its|our|my|your|him|them|us|me)\\s+)?(?:[\\w’'-]+\\s+){0,4}?${things}\\b`,
		'i',
	),
	/^\s+(?:him|them|us|me|himself|herself|themselves|you|nothing)\b/i,
];
const begunWithSaying = new RegExp(
	`^\\s+(?:that|it|this|all|any|having|being|knowing|ever|wrongdoing|involvement|responsibility|knowledge|(?:the|those|these|his|her|their|its|any|all|such|both|earlier|media|press|online)?\\s*(?:[\\w’'-]+\\s+){0,2}?${saying})\\b`,
	'i',
);

const denied: Cue = {
	meaning: 'DENIES',
	reason: 'SAYS_SO',
	wording: /\b(?:denied|denies|denying|deny)\b/gi,
	notAfter: [
		...notDone,
		/\b(?:was|were|is|are|been|being|be|get|gets|got|who|patients|travellers)(?:\s+(?:\w+ly|also|again|twice|long))*\s+$/i,
		/\b(?:allegedly|wrongly|unfairly|unlawfully|in)\s+$/i,
		/(?:^|[\s_])(?:the|a|an)\s+$/i,
	],
	notBefore: notGranted,
	notIn: [
		/\b(?:insurers?|insurance|policyholders?|medicare|medicaid)\b[^.]*\bden(?:ied|y|ies|ying)\b[^.]*\bclaims?\b/i,
	],
};

const inRequest =
	'(?:requests?|inquir(?:y|ies)|enquir(?:y|ies)|e?-?mails?|(?:phone\\s+)?calls?|messages?|questions?|letters?|texts?|voicemails?)';
const aboutComment =
	/\b(?:comment|interview|inquir|enquir|e-?mail|phone|call|message|question|reporters?|journalists?|newspaper|voicemail|the\s+(?:Times|Post|Herald|Courier|Gazette|Tribune|Chronicle|Observer))/i;
const silenceNotDone: readonly RegExp[] = [
	/\b(?:not|never|n[o’']t|nobody|no one|without|rather than|instead of)(?:\s+(?:\w+ly|ever|yet|have|has))*\s+$/i,
	/\b(?:will|may|might|could|can|should|must|if|unless|whether|before|to|free\s+to|would)(?:\s+(?:\w+ly|he|she|they|it|have|be|probably|also|the\s+\w+))*\s+$/i,
];

const saidNow =
	'(?:denied|disputed|rejected|dismissed|refuted|rebutted|disputes|rejects|dismisses|refutes|rebuts|contested|contests)';

/** English wordings, as reports use them; docs/cues.md has how well they do. */
export const englishCues: readonly Cue[] = [
	denied,
	{
		...denied,
		wording: /\b(?:continue[sd]?|went\s+on|goes\s+on)\s+to\s+deny\b/gi,
		notAfter: withoutTo,
	},
	{
		meaning: 'DENIES',
		reason: 'SAYS_SO',
		wording: new RegExp(`\\b(?:was|were|been|is|are)(?:\\s+\\w+ly)?\\s+${saidNow}\\s+by\\b`, 'gi'),
		onlyAfter: new RegExp(`\\b(?:${saying}|it|which|that|this|they)\\b[^.]*$`, 'i'),
		notAfter: [/\b(?:not|never|n[o’']t|if|unless)\s+(?:\w+\s+)?$/i],
		notIn: [/\bby\s+(?:(?:an?|the)\s+)?(?:[\w-]+\s+){0,2}(?:judge|court|tribunal|magistrate|insurer|insurance)/i],
		speakerAfter: true,
	},
	{
		meaning: 'DENIES',
		reason: 'SAYS_SO',
		wording:
			/\b(?:disputed|disputes|rejected|rejects|dismissed|dismisses|refuted|refutes|rebutted|rebuts|contested|contests|contradicted|contradicts|disputing|rejecting|dismissing|refuting)\b/gi,
		notAfter: [...notDone, /\b(?:the|an?|hotly|long|much|widely|was|were|is|are|been|being)\s+$/i],
		onlyBefore: begunWithSaying,
		notIn: [
			/\b(?:judges?|courts?|tribunals?|magistrates?|arbitrators?|referees?|umpires?|insurers?|jury|jurors)\b[^.]*\b(?:reject|dismiss)/i,
			/\bre-?examin/i,
		],
	},
	{
		meaning: 'DENIES',
		reason: 'SAYS_SO',
		wording: /\b(?:push(?:ed|es|ing)\s+back\s+(?:against|on|at)|(?:took|takes|taking)\s+issue\s+with)\b/gi,
		notAfter: notDone,
		onlyBefore: begunWithSaying,
	},
	{
		meaning: 'DENIES',
		reason: 'SAYS_SO',
		wording: /\bissued\s+(?:an?|another|their|his|her|its)\s+(?:[\w-]+\s+){0,2}denial\b/gi,
		notAfter: notDone,
		notBefore: [/^\s+of\s+(?:service|entry|boarding|coverage|visa)/i],
	},
	{
		meaning: 'DENIES',
		reason: 'SAID_FALSE',
		wording:
			/\b(?:called|calls|branded|described|dismissed|labell?ed|calling)\b[^.;_]{1,80}?(?:\bas\s+)?\b(?:untrue|false|baseless|unfounded|groundless|fabricated|(?:an?\s+)?(?:complete\s+|total\s+|pure\s+|outright\s+)?(?:fabrications?|lies?|invention|nonsense|fiction)|inaccurate|incorrect|wrong|misleading|without\s+merit|without\s+foundation|preposterous)\b/gi,
		notAfter: notDone,
		notBefore: [/^\s+(?:alarm|dawn|start|economy|positive|teeth|ceiling|number)/i],
		notIn: [/\b(?:not|n[o’']t|never)\s+(?:call|brand|describe|label)/i],
	},
	{
		meaning: 'DENIES',
		reason: 'SAID_FALSE',
		wording:
			/\b(?:said|says|told|insisted|insists|stated|maintained|added|wrote|responded)\b[^.;_]{0,80}?\b(?:(?:is|are|was|were)\s+(?:simply\s+|entirely\s+|completely\s+|categorically\s+|wholly\s+|totally\s+|flatly\s+)?(?:not\s+true|untrue|false|incorrect|inaccurate|baseless|unfounded|fabricated|not\s+accurate|not\s+correct|wrong)|(?:there\s+(?:is|was)\s+)?no\s+truth\s+(?:to|in))\b/gi,
		notAfter: notDone,
		notBefore: [/^\s+(?:alarm|dawn|start|positive|to\s+(?:say|think|assume)|on\s+(?:sunday|monday))/i],
		notIn: [
			/\b(?:whether|if)\b[^.]*\b(?:is|are|was|were)\s+(?:\w+ly\s+)?(?:not\s+true|untrue|false|wrong|inaccurate|incorrect)/i,
		],
	},
	{
		meaning: 'CONFIRMS',
		reason: 'SAYS_SO',
		wording:
			/\b(?:confirmed|confirms|acknowledged|acknowledges|conceded|concedes|admitted|admits|confirming|acknowledging|conceding|admitting)\b/gi,
		notAfter: [
			...notDone,
			/\b(?:was|were|is|are|been|being|be|get|got|newly|the|an?|yet\s+to\s+be|other|of|more|new|no|have|\d[\d,]*)\s+$/i,
		],
		onlyBefore:
			/^(?:\s+\w+ly)?(?:,|\s+(?:on\s+\w+,?\s+|in\s+an?\s+[\w-]+,?\s+|to\s+(?:the\s+)?[\w-]+(?:\s+[A-Z][\w-]+)?,?\s+)?(?:that|it|this|the|his|her|their|its|having|being|to\s+having|knowing|as\s+much|both|all|most|reports?|making|receiving|taking|using|paying|an?|errors?|mistakes|some|for\s+the\s+first\s+time))/i,
		notBefore: [
			/^\s+(?:the|an?|his|her|their|its|that)?\s*(?:[\w-]+\s+)?(?:nomination|place|status|appointment|booking|reservation|order|delivery|password|cases?|deaths?|diagnosis|goal|defeat|point|goals|seat|students?|patients?|record|title)\b/i,
			/^\s+(?:to\s+)?(?:hospital|the\s+(?:hospital|bar|ward|club|university|union))/i,
		],
		notIn: [
			/\b(?:senate|committee|parliament)\b[^.]*\bconfirmed\b/i,
			/\b(?:tests?|scans?|x-rays?|autops\w+|dna)\b[^.]*\bconfirmed\b/i,
		],
	},
	{
		meaning: 'CONFIRMS',
		reason: 'SAYS_SO',
		wording:
			/\b(?:was|were|is|has\s+been|have\s+been)\s+(?:later\s+|also\s+|\w+ly\s+)?(?:confirmed|acknowledged)\s+by\b/gi,
		onlyAfter: new RegExp(
			`\\b(?:${saying}|meeting|payments?|sale|plans?|it|which|this|that|details?|date|talks|resignation|departure|deal)\\b[^.]*$`,
			'i',
		),
		notAfter: [/\b(?:not|never|n[o’']t|if|unless)\s+(?:\w+\s+)?$/i],
		notIn: [/\bby\s+(?:the\s+)?(?:senate|committee|parliament|tests?|scans?|satellite|dna)/i],
		speakerAfter: true,
	},
	{
		meaning: 'DECLINED_TO_COMMENT',
		reason: 'WOULD_NOT_SAY',
		wording:
			/\b(?:(?:declined|declines|refused|refuses|declining|refusing)(?:\s+\w+ly)?\s+(?:(?:through\s+[^,.]{1,40}|again|twice|repeatedly|via\s+[^,.]{1,30})\s+)?(?:to\s+(?:\w+ly\s+)?(?:comment|discuss|elaborate|answer|say|speak|talk|respond|be\s+interviewed|be\s+drawn|provide\s+(?:a\s+|any\s+)?(?:comment|details?)|give\s+(?:a\s+|any\s+)?(?:comment|details?)|go\s+into\s+details?|confirm|disclose|make\s+(?:any|a)\s+comment|address|specify)|comment|(?:an?|our|the|all|multiple|several|repeated|\w+’s|\w+'s)?\s*(?:requests?\s+for\s+(?:comment|(?:an\s+)?interviews?)|interview(?:\s+requests?)?|requests?\s+to\s+(?:comment|be\s+interviewed)))|(?:would|will)\s+not\s+(?:comment|discuss|elaborate|answer\s+(?:questions|when)|say\s+(?:whether|if|how|who|what|why|when|where)|be\s+drawn)|(?:wouldn|won)[’']t\s+(?:comment|discuss|elaborate|say\s+(?:whether|if|how|who|what|why))|(?:had|has|have|offered|gave|made)\s+no\s+(?:immediate\s+|further\s+)?comment|(?:kept|remained|stayed)\s+silent\s+(?:when\s+asked|on|about)|chose\s+not\s+to\s+(?:comment|respond|answer)|(?:(?:would\s+|could\s+|will\s+)?n?either\s+|would\s+not\s+|not\s+|declined\s+to\s+|refused\s+to\s+)confirm(?:ed)?\s+n?or\s+den(?:y|ied))\b/gi,
		notAfter: [
			...silenceNotDone,
			/\b(?:who|which)\s+(?:had\s+)?(?:previously|initially|first|earlier|at\s+first|once)\s+$/i,
			/\b(?:right|entitled|advice|free|jailed\s+for|charged\s+with|contempt\s+for|fined\s+for)\b[^.]{0,20}$/i,
		],
		notBefore: [
			/^\s+(?:(?:an?|the|his|her|their|my|our)\s+)?(?:[\w-]+\s+)?(?:goodbye|no\s+to|sorry|the\s+alarm|the\s+door|the\s+phone\s+while|terms\s+with)/i,
			/^\s+(?:to|on)\s+treatment/i,
			/^\s+to\s+(?:treatment|antibiotics|orders|the\s+(?:alarm|bell))/i,
		],
	},
	{
		meaning: 'NO_RESPONSE',
		reason: 'NO_ANSWER',
		wording: new RegExp(
			`\\b(?:(?:did|do|does|has|have|had)(?:\\s+not|n[’']t)(?:\\s+(?:\\w+ly|yet|at\\s+once|ever))*\\s+(?:responded|replied|answered|returned|acknowledged|respond|reply|answer|return|acknowledge)|(?:has|have|had)\\s+yet\\s+to\\s+(?:respond|reply|answer)|never\\s+(?:responded|replied|answered|returned|respond|reply)|failed\\s+to\\s+(?:respond|reply|answer|return)|ignored)\\b(?=[^.;]*?\\b${inRequest}\\b|[^.;]*?\\bby\\s+(?:press\\s+time|publication|deadline|the\\s+time\\s+of)|(?:\\s+(?:by|before|on)\\s+[^.]*)?\\.?$)`,
			'gi',
		),
		onlyIn: aboutComment,
		notIn: [
			/\b(?:emergency|ambulance|distress|radio|tower|pilot|treatment|antibiotics|therapy|drug|exam|pupils?|students?|subpoena)\b/i,
			/\bignored\s+(?:warnings?|the\s+question|calls\s+(?:for|to)|questions\s+of)/i,
			/\b(?:did|do|does|has|have|had)(?:\s+not|n[’']t)\s+(?:fail|ignore)/i,
			/\bcalls?\s+for\s+(?:reform|resignation|an?\s)/i,
		],
		notAfter: [/\b(?:if|unless|customers|users|voters|residents)(?:\s+(?:\w+|the\s+\w+))?\s+$/i, /\bnot\s+$/i],
	},
	{
		meaning: 'NO_RESPONSE',
		reason: 'NO_ANSWER',
		wording:
			/\b(?:could|can|couldn[’']t|cannot|could\s+not|can\s*not)\s*(?:not\s+)?(?:immediately\s+|be\s+immediately\s+|be\s+|\w+ly\s+)*reached\s+(?:for\s+(?:\w+\s+)?comment|by\s+(?:phone|telephone|e-?mail|reporters)|on\s+(?:\w+day|his|her|their))|\b(?:(?:was|were|is|are)\s+(?:un|not\s+(?:immediately\s+)?)available\s+(?:for|to)\s+comment)/gi,
		notAfter: [/\b(?:if|unless|whether)\s+(?:\w+\s+)?$/i],
	},
	{
		meaning: 'NO_RESPONSE',
		reason: 'NO_ANSWER',
		wording: new RegExp(
			`\\b${inRequest}\\b[^.;]{0,60}?\\b(?:(?:went|remained|were\\s+left|was\\s+left|have\\s+gone|had\\s+gone)\\s+(?:unanswered|unreturned)|(?:was|were|have\\s+been|had\\s+been|has\\s+been)\\s+(?:not|never)\\s+(?:immediately\\s+)?(?:returned|answered)|(?:drew|received|got|brought|met\\s+with)\\s+no\\s+(?:reply|response|answer))\\b`,
			'gi',
		),
		notIn: [
			/\b(?:emergency|hotline|helpline|distress|911|999|112|for\s+help|ambulance|prayers?|customers?|exam)\b/i,
			/\bquestions?\s+(?:of|about\s+(?:why|how))/i,
		],
		speakerAfter: false,
	},
	{
		meaning: 'REDIRECTED',
		reason: 'SENT_ELSEWHERE',
		wording:
			/\b(?:(?:referred|directed|redirected|refers|directs|forwarded|deferred)\s+(?:(?:all|any|further|our|the|a|an|media|press|\w+’s|\w+'s)\s+)*(?:questions?|inquir(?:y|ies)|enquir(?:y|ies)|reporters?|journalists?|requests?(?:\s+for\s+comment)?|calls|comment)\b[^.;]{0,60}?\bto\b|(?:pointed|referred)\s+(?:reporters\s+|us\s+|the\s+newspaper\s+|instead\s+|back\s+)?to\s+(?:(?:an?|the|its|his|her|their)\s+)?(?:[\w-]+\s+){0,2}(?:statement|blog\s+post|press\s+release|remarks|post|filing))/gi,
		notAfter: notDone,
		notIn: [subjectOfCourt, /\b(?:patients?|doctor|customer\s+service\s+staff)\b/i],
	},
];
