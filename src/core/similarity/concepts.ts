/**
 * Words of the trade that mean the same, in English and Chinese: forms and synonyms, so that "bought", "acquired" and 收购
 * meet. A pair with a `against` is two things of which a claim cannot mean both. English forms are as the text has them
 * after folding; several words are written with spaces.
 */
interface Concept {
	readonly name: string;
	readonly en: string;
	readonly zh: string;
	readonly against?: string;
}

export const concepts: readonly Concept[] = [
	{
		name: 'buy',
		en: 'buy buys bought buying purchase purchased purchases acquire acquires acquired acquisition',
		zh: '收购 购买 买下 采购 购入',
		against: 'sell',
	},
	{ name: 'sell', en: 'sell sells sold selling sale', zh: '出售 卖给 售出 卖掉 变卖', against: 'buy' },
	{ name: 'invest', en: 'invest invests invested investing investment', zh: '投资 注资 入股' },
	{ name: 'sue', en: 'sue sues sued suing lawsuit', zh: '起诉 控告 告上法庭' },
	{
		name: 'leave',
		en: 'resign resigns resigned resignation quit quits left leave leaves leaving stepped+down step+down steps+down',
		zh: '辞职 辞去 离职 离开 辞任 卸任',
		against: 'join',
	},
	{
		name: 'join',
		en: 'join joins joined joining appoint appoints appointed appointment named+as',
		zh: '加入 任命 出任 获任 就任',
		against: 'leave',
	},
	{
		name: 'hire',
		en: 'hire hires hired hiring recruit recruits recruited',
		zh: '招聘 新聘 聘请 聘用 雇用',
		against: 'dismiss',
	},
	{
		name: 'dismiss',
		en: 'dismiss dismissed fire fired sack sacked lay+off laid+off lays+off layoffs cut+jobs',
		zh: '解雇 裁员 裁减 开除',
		against: 'hire',
	},
	{
		name: 'rise',
		en: 'rise rises rose risen rising increase increases increased climb climbs climbed grow grows grew grown raise raises raised put+up',
		zh: '上升 升至 增长 增加 上涨 涨价 上调 提高',
		against: 'fall',
	},
	{
		name: 'fall',
		en: 'fall falls fell fallen falling decrease decreased decline declined drop drops dropped lower lowered',
		zh: '下降 降至 减少 下跌 下调 降低',
		against: 'rise',
	},
	{ name: 'double', en: 'double doubles doubled twice', zh: '翻了一番 翻番 两倍 翻倍', against: 'halve' },
	{ name: 'halve', en: 'halve halves halved half', zh: '一半 减半', against: 'double' },
	{ name: 'triple', en: 'triple triples tripled three+times', zh: '三倍' },
	{
		name: 'open',
		en: 'open opens opened opening start starts started starting begin begins began launch launched launches went+on',
		zh: '开设 开业 开始 启动 推出',
		against: 'close',
	},
	{
		name: 'close',
		en: 'close closes closed closing shut shuts end ends ended ending',
		zh: '关闭 关停 结束 停业',
		against: 'open',
	},
	{ name: 'approve', en: 'approve approves approved approval', zh: '批准 获批 通过', against: 'refuse' },
	{ name: 'accept', en: 'accept accepts accepted', zh: '接受 同意', against: 'refuse' },
	{
		name: 'refuse',
		en: 'refuse refuses refused reject rejects rejected turned+down turn+down turned+away',
		zh: '拒绝 否决 拒收 驳回',
		against: 'approve',
	},
	{ name: 'ban', en: 'ban bans banned banning prohibit prohibited', zh: '禁止 取缔', against: 'approve' },
	{
		name: 'cancel',
		en: 'cancel cancels cancelled canceled withdraw withdraws withdrew',
		zh: '取消 撤销 撤回 终止',
		against: 'sign',
	},
	{ name: 'belong', en: 'belong belongs belonged member members part+of', zh: '属于 隶属于 成员 一员' },
	{ name: 'sign', en: 'sign signs signed', zh: '签署 签订 签约', against: 'cancel' },
	{ name: 'delay', en: 'delay delays delayed postpone postponed', zh: '推迟 延迟 拖延' },
	{
		name: 'publish',
		en: 'publish publishes published release released disclose disclosed reveal revealed',
		zh: '公布 发布 披露 公开',
		against: 'hide',
	},
	{
		name: 'hide',
		en: 'hide hides hid hidden conceal concealed cover+up covered+up',
		zh: '隐瞒 掩盖 瞒报',
		against: 'publish',
	},
	{ name: 'delete', en: 'delete deletes deleted erase erased', zh: '删除 删掉 抹去', against: 'publish' },
	{ name: 'deny', en: 'deny denies denied denying', zh: '否认', against: 'confirm' },
	{ name: 'confirm', en: 'confirm confirms confirmed admit admits admitted', zh: '证实 确认 承认', against: 'deny' },
	{ name: 'pay', en: 'pay pays paid paying payment', zh: '付款 支付 付给 付钱' },
	{ name: 'lose', en: 'lose loses lost loss', zh: '亏损 损失', against: 'profit' },
	{ name: 'profit', en: 'profit profits earn earned gain gained', zh: '盈利 利润 赚了', against: 'lose' },
	{ name: 'die', en: 'die dies died dead death killed kills kill', zh: '死亡 丧生 遇难 死于' },
	{ name: 'strike', en: 'strike strikes', zh: '罢工' },
	{ name: 'stop', en: 'stop stops stopped stopping cease ceased no+longer', zh: '停止 不再' },
	{ name: 'build', en: 'build builds built building', zh: '建在 建造 建成 兴建' },
	{ name: 'plan', en: 'plan plans planned intend intends intended', zh: '计划 打算 拟' },
	{ name: 'know', en: 'know knew knows known aware learning learned learnt', zh: '知道 知情 明知' },
	{ name: 'consent', en: 'consent permission', zh: '同意 许可' },
	{ name: 'more', en: 'more over above exceeds exceeded', zh: '超过 多于 逾', against: 'fewer' },
	{ name: 'fewer', en: 'fewer less under below', zh: '少于 低于 不到 不足', against: 'more' },
	{ name: 'before', en: 'before ahead+of prior+to', zh: '之前 以前', against: 'after' },
	{ name: 'after', en: 'after since', zh: '之后 以后', against: 'before' },
	{ name: 'write', en: 'write writes wrote written', zh: '撰写 写报告' },
	{ name: 'worker', en: 'worker workers employee employees staff', zh: '员工 工人 职工 雇员' },
	{ name: 'employ', en: 'employ employs employed', zh: '受雇 雇佣' },
	{ name: 'chief', en: 'chief+executive ceo', zh: '首席执行官 总裁' },
	{ name: 'share', en: 'share shares stake stakes', zh: '股份 持股 股权' },
	{ name: 'hold', en: 'hold holds held own owns owned', zh: '持有 拥有' },
	{ name: 'contract', en: 'contract contracts agreement', zh: '合同 协议' },
	{ name: 'drug', en: 'drug drugs medicine', zh: '药物 药品 该药 这款药' },
	{ name: 'user', en: 'user users', zh: '用户 用户数' },
	{ name: 'emission', en: 'emission emissions', zh: '排放 排放量' },
	{ name: 'car', en: 'car cars vehicle vehicles', zh: '汽车 车辆' },
	{ name: 'job', en: 'job jobs position positions', zh: '职位 岗位' },
];
