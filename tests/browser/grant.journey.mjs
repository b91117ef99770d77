// One grant travels the whole way in a browser without JavaScript: money comes in, a call opens, a group applies with a
// case code, staff screen, the board declares, scores and votes, an award is planned, and three people send the money. A group
// that was refused asks to be forgotten, and nothing of it is found any more.
// Each page on the way is judged, one on a phone by day, the next on a desk by night.

import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { step } from './kit.mjs'
import { People, WORK, begin, fill, soon, words } from './person.mjs'

const GROUP = 'Гурӯҳи занони «Умед»'
const OTHER = 'Айгүлдүн тобу'

export default async function ({ demo }) {
  const people = new People(demo, 'journey')
  const own = { demo, somebody: people.somebody, enter: people.enter, byMail: people.byMail }
  try {
    await step('a fund is added and money comes in', () => money(own))
    await step('a call is made, published, and opens', () => call(own))
    await step('a group applies with a case code', () => apply(own))
    await step('staff ask for more, then find it eligible; another one is not', () => screen(own))
    await step('an application that came by telephone is entered', () => onBehalf(own))
    await step('the board declares before it reads', () => declare(own))
    await step('scores are locked before others are seen', () => score(own))
    await step('the board votes and decides', () => vote(own))
    await step('the group brings its budget down to the offer and says yes', () => agree(own))
    await step('the award has two instalments and a letter', () => award(own))
    await step('one prepares a payout, another approves, a third records', () => payout(own))
    await step('a recorded payout is reversed', () => reverse(own))
    await step('everybody was told, and the history tells all', () => history(own))
    await step('a group that was refused is erased, and nothing of it is found', () => forgotten(own))
    console.log(`     ${people.judged.size} pages judged`)
  } finally {
    await people.leave()
  }
}

async function money(own) {
  const finance = (own.finance = await own.enter('finance_officer'))
  await finance.click('Funds')
  await finance.click('Add a fund')
  await finance.refused('Add', { code: 'no good', name_en: 'Journey fund', currency: 'EUR' }, 'A code has 2 to 20 characters')
  await finance.press('Add', { code: 'JOURNEY', name_tg: 'Фонди роҳ' })
  await finance.click('Record money received')
  await finance.press('Record', { amount: '4000', on: soon(0), note: 'Agreement 7' })
  await finance.sees('The money has been recorded.', 'EUR 4,000.00')
  own.fund = finance.page.url()
}

async function call(own) {
  const lead = (own.lead = await own.enter('programme_lead'))
  await lead.click('Calls')
  await lead.click('New call')
  const funds = await lead.page.locator('main label', { hasText: 'JOURNEY' }).getAttribute('for')
  await lead.page.locator(`#${funds}`).check()
  await lead.press('Save as a draft', {
    code: 'JOURNEY-1',
    name_en: 'The journey’s call',
    name_tg: 'Озмуни роҳ',
    purpose_en: 'Small grants for women’s groups',
    purpose_tg: 'Грантҳои хурд барои гурӯҳҳои занон',
    mode: 'regular',
    opens: soon(-1),
    closes: soon(30),
    decides_by: soon(50),
    countries: ['TJ', 'KG'],
    currencies: ['EUR', 'TJS'],
    amount_min: '100',
    amount_max: '3000',
    amount_currency: 'EUR',
  })
  await lead.press('Publish the call')
  await lead.sees('The call is published.')
}

async function apply(own) {
  const tg = words('tg')
  const group = await own.somebody('group', 'tg')
  own.code = await begin(group, 'Озмуни роҳ', 'tg', 'TJ')
  await group.sees(tg('applications-status-draft'))
  await group.leave(() => group.page.locator('.tasks a').nth(1).click())
  await group.press(tg('applications-save-stay'), { q_name: GROUP })
  await group.sees(tg('applications-saved'))

  const phone = (own.group = await own.somebody('group again', 'tg'))
  await phone.at(`${own.demo.url}/enter`)
  await phone.refused(tg('applications-enter-button'), { code: '1234 5678 9012 3456' }, tg('applications-code-unknown'))
  await phone.press(tg('applications-enter-button'), { code: own.code })
  await phone.leave(() => phone.page.locator('.tasks a').nth(1).click())
  const kept = await phone.page.locator('[name=q_name]').inputValue()
  if (kept !== GROUP) throw new Error(`the draft says ${kept}`)
  await phone.at(`${own.demo.url}/case/check`)
  await phone.press(tg('applications-send-button'))
  await phone.at(`${own.demo.url}/case`)
  await phone.leave(() => phone.page.locator('.tasks a').first().click())
  const given = { q_name: GROUP, q_safe_channel: 'email', q_contact_value: 'umed@example.org', q_language: 'tg' }
  await fill(phone, 'tg', given)
  await phone.sees(tg('applications-status-received'))
}

async function screen(own) {
  const [tg, ky] = [words('tg'), words('ky')]
  const other = (own.other = await own.somebody('another group', 'ky'))
  own.otherCode = await begin(other, 'The journey’s call', 'ky', 'KG')
  await other.leave(() => other.page.locator('.tasks a').first().click())
  await fill(other, 'ky', { q_name: OTHER, q_language: 'ky' })

  const officer = (own.officer = await own.enter('programme_officer'))
  const group = own.group
  await officer.click('Applications')
  const calls = await officer.page.locator('#filter-call option', { hasText: 'JOURNEY' }).getAttribute('value')
  await officer.press('Filter', { call: calls, q: 'umed' })
  await officer.sees('Applications found: 1', GROUP)
  await officer.leave(() => officer.page.locator('main tbody a').first().click())
  own.application = officer.page.url()
  await officer.click('Screen')
  await officer.refused('Record', { outcome: 'ask_more' }, 'Write what you ask the group for.')
  await officer.press('Record', { note: 'Нархи омӯзгор чанд аст?' })
  await group.at(`${own.demo.url}/case`)
  await group.sees(tg('applications-status-more-asked'), 'Нархи омӯзгор чанд аст?')
  await group.at(`${own.demo.url}/case/section/money`)
  await group.press(tg('applications-save-stay'), { q_other_money: 'Омӯзгор 300 EUR мегирад' })
  await group.at(`${own.demo.url}/case/check`)
  await group.press(tg('applications-send-button'))
  await officer.at(own.application)
  await officer.sees('Омӯзгор 300 EUR мегирад')
  await officer.click('Screen')
  await officer.press('Record', { outcome: 'eligible' })
  await group.at(`${own.demo.url}/case`)
  await group.sees(tg('applications-status-with-board'))

  await officer.click('Applications')
  await officer.press('Filter', { call: calls, country: 'KG' })
  await officer.leave(() => officer.page.locator('main tbody a').first().click())
  own.refused = officer.page.url()
  await officer.click('Screen')
  await officer.press('Record', { outcome: 'not_eligible', reason: 'outside_themes', note: 'Иш темага кирбейт.' })
  await other.at(`${own.demo.url}/case`)
  await other.sees(ky('applications-status-not-eligible'), 'Иш темага кирбейт.')
}

async function onBehalf(own) {
  const { officer } = own
  await officer.click('Applications')
  await officer.click('Enter an application for a group')
  const id = await officer.page.locator('main label', { hasText: 'The journey’s call' }).getAttribute('for')
  await officer.page.locator(`#${id}`).check()
  await officer.press('Open the case', { country: 'TJ', language: 'ru', channel: 'phone' })
  await officer.click('Continue')
  await officer.leave(() => officer.page.locator('.tasks a').first().click())
  await fill(officer, 'en', { q_name: 'Кризисный центр «Опора»' })
  await officer.sees('To be screened', 'By telephone', 'Кризисный центр «Опора»')
}

async function declare(own) {
  const { demo, lead } = own
  await lead.at(`${demo.url}/board/rounds`)
  await lead.leave(() => lead.page.locator('tr', { hasText: 'JOURNEY-1' }).getByRole('link', { name: 'Rules of the round' }).click())
  await lead.leave(() => lead.page.locator('main a[href$="/rules/terms"]').click())
  await lead.press('Save the rules', { quorum_share_percent: '0', quorum_count: '2' })
  await lead.sees('The rules have been saved.')

  own.path = new URL(own.application).pathname.replace('/applications', '/board/applications')
  own.chair = await own.enter('board_chair')
  own.member = await own.enter('board_member')
  own.conflicted = await own.byMail('board2@demo.example')
  // The second member reads Uzbek, as their account says.
  const [en, uz] = [words('en'), words('uz')]
  for (const [member, say] of [[own.member, en], [own.chair, en], [own.conflicted, uz]]) {
    await member.at(`${demo.url}${own.path}`)
    await member.sees(say('board-standing-to-declare'))
    await member.seesNot(WORK)
    await member.refused(say('board-declare-button'), {}, say('form-choose'))
  }
  for (const clear of [own.member, own.chair]) {
    await clear.press(en('board-declare-button'), { state: 'none' })
    await clear.sees(WORK)
    await clear.seesNot('umed@example.org')
  }
  const { conflicted } = own
  await conflicted.press(uz('board-declare-button'), { state: 'conflict', kind: 'relation' })
  for (const part of ['', '/scores', '/discussion', '/votes']) {
    await conflicted.page.goto(`${demo.url}${own.path}${part}`)
    await conflicted.seesNot(WORK)
  }
}

async function score(own) {
  const { demo, member, chair } = own
  for (const [place, who] of [member, chair].entries()) {
    await who.at(`${demo.url}${own.path}`)
    await who.press('Lock my scores')
    await who.sees('Choose points')
    const names = await who.page.locator('main [name^=points_]').evaluateAll(all => [...new Set(all.map(each => each.name))])
    for (const name of names) await who.page.locator(`main [name="${name}"]`).last().check()
    await who.press('Save draft', { comment: `Remark of ${who.name}`, recommended: '1000' })
    await who.click('Scores')
    await who.sees('This opens when your own scores are locked')
    await who.click('Application')
    await who.press('Lock my scores')
    await who.sees('Your scores are locked.', ...[member, chair].slice(0, place + 1).map(each => `Remark of ${each.name}`))
  }
  await member.click('Discussion')
  await member.press('Post comment', { body: 'I know the village: the need is real.' })
  await chair.click('Discussion')
  await chair.sees('I know the village: the need is real.')
}

async function vote(own) {
  const { demo, member, chair, conflicted } = own
  await chair.click('Votes')
  await chair.click('Open a vote')
  await chair.page.locator('[name=fund]').selectOption({ index: 1 })
  const motion = { outcome: 'fund_less', amount: '1200', text: 'A smaller grant', closes: soon(5) }
  await chair.refused('Open a vote', motion, 'means less than the group asks for')
  await chair.press('Open a vote', { amount: '1000' })
  own.motion = chair.page.url()
  await member.at(`${demo.url}/board`)
  await member.sees('Vote')
  await member.at(own.motion)
  await member.refused('Vote', { choice: 'yes_with_conditions', recommended: '1000' }, 'Write which conditions')
  await member.press('Vote', { conditions: 'A report after three months' })
  await conflicted.page.goto(own.motion)
  await conflicted.seesNot('A smaller grant')
  await chair.press('Vote', { choice: 'yes', recommended: '1000' })
  await chair.click('Close the vote')
  await chair.press('Close the vote and record the result', { reasons_tg: 'Ниёз воқеӣ аст, нақша хоксорона.', reasons_en: 'The need is real; the plan is modest.' })
  await chair.sees('The motion is carried', 'A report after three months')
  const { officer } = own
  await officer.at(own.application.replace('/applications/', '/board/records/'))
  await officer.sees('Carried', 'EUR 1,000.00', 'The need is real; the plan is modest.', 'Ниёз воқеӣ аст, нақша хоксорона.', 'This text is in Tajik.')
}

async function agree({ demo, group }) {
  const tg = words('tg')
  await group.at(`${demo.url}/case`)
  await group.sees(tg('applications-status-offered'))
  await group.click(tg('awards-offer-heading'))
  await group.refused(tg('awards-offer-button'), { agrees: 'no' }, tg('awards-offer-reason-missing'))
  await group.refused(tg('awards-offer-button'), { agrees: 'yes' }, tg('awards-offer-budget').split('.')[0])
  await group.does(tg('awards-offer-fit-button'))
  await group.sees(tg('awards-offer-budget-fits'))
  await group.does(tg('awards-offer-button'), { agrees: 'yes' })
  await group.at(`${demo.url}/case`)
  await group.sees(tg('applications-status-funded'))
}

async function award(own) {
  const { officer } = own
  await officer.click('Awards')
  await officer.leave(() => officer.page.locator('tr', { hasText: GROUP }).getByRole('link').first().click())
  own.award = officer.page.url()
  await officer.click('Plan the instalments')
  const plan = { amount_1: '600', due_1: soon(1), condition_1: 'agreement_signed', amount_2: '500', due_2: soon(180), condition_2: 'report_accepted' }
  await officer.refused('Save the plan', plan, 'The instalments add up to EUR 1,100.00, but the award is EUR 1,000.00.')
  await officer.press('Save the plan', { amount_2: '400' })
  await officer.click(/^Record that the condition is met/)
  await officer.press('Record', { met_on: soon(0, 'Asia/Tbilisi'), note: 'Signed copy received' })
  await officer.click('Award letter')
  await officer.sees(words('tg')('awards-letter-next'))
}

async function payout(own) {
  const { finance } = own
  await finance.click('Funds')
  await finance.click('Exchange rates')
  await finance.click('Enter an exchange rate')
  await finance.press('Enter the rate', { units: '1', base: 'EUR', value: '11.5', quote: 'TJS', on: soon(0), source: 'National Bank' })
  await finance.at(own.award)
  await finance.click(/^Prepare a payout/)
  await finance.click('Add a payee')
  const payee = { name: 'Умеда Раҳимова', method: 'bank_transfer', country: 'TJ', currency: 'TJS', account: '2020 2972 1000 0123 4567' }
  await finance.press('Add', { ...payee, holder: 'UMEDA RAHIMOVA', bank: 'Amonatbank' })
  await finance.at(own.award)
  await finance.click(/^Prepare a payout/)
  await finance.refused('Prepare the payout', { side: 'charge', amount: '601', fees: '0' }, 'EUR 601.00 is more than what is left of the instalment: EUR 600.00.')
  await finance.refused('Prepare the payout', { amount: '600', fees: '3001' }, 'Fees: EUR 3,001.00. Available: EUR 3,000.00.')
  await finance.press('Prepare the payout', { side: 'local', amount: '6900', fees: '5' })
  await finance.sees('TJS 6,900.00', 'EUR 600.00', 'You prepared this payout')
  own.payout = finance.page.url()

  const approver = (own.approver = await own.enter('finance_approver'))
  await approver.at(own.payout)
  await approver.click('Open the payee')
  await approver.press('The details are verified', { how: 'Called the number we know' })
  const director = await own.enter('director')
  await director.at(own.payout)
  await director.press('Approve')
  await director.sees('The payout is approved.')
  await approver.click('Payouts')
  await approver.at(own.payout)
  await approver.click('Record what the bank did')
  await approver.press('Record', { sent_on: soon(0), reference: 'TRF-1', debited: '600', received: '6900', fees: '5' })
  await approver.sees('TRF-1', 'Sent')
}

async function reverse(own) {
  const { approver, finance } = own
  await approver.click('Reverse')
  await approver.press('Reverse the payout', { on: soon(0), reason: 'The account was closed' })
  await approver.sees('Reversed', 'The account was closed')
  await finance.at(own.fund)
  await finance.sees('EUR 1,000.00', 'EUR 3,000.00')
}

async function history(own) {
  const { demo, officer } = own
  await officer.click('Mail')
  await officer.sees('Sent')
  await officer.leave(() => officer.page.locator('main tbody a').first().click())
  const auditor = await own.enter('auditor')
  for (const path of ['/history', own.award, own.payout, own.fund, own.application, own.motion]) {
    await auditor.at(new URL(path, demo.url).href)
    const buttons = await auditor.page.locator('main form[method=post] button').count()
    if (buttons > 0) throw new Error(`the auditor is offered ${buttons} buttons on ${path}`)
  }
}

async function forgotten(own) {
  const { demo, lead, other, refused } = own
  await lead.at(refused)
  await lead.sees(OTHER)
  const reference = (await lead.text()).match(/KG-\d\d-\d{3}/)[0]
  await lead.click('Hold or erase')
  await lead.refused('Do it', { deed: 'erase', reason: 'The group asked', reference: 'KG-00-000' }, 'not the reference of this application')
  await lead.does('Do it', { reference })
  await lead.sees('The application has been erased.', reference, 'The group asked')
  // By its own code, by its address, in lists, by its name.
  await other.page.goto(`${demo.url}/case`)
  if (other.page.lastAnswer.status !== 401) throw new Error('its visit goes on')
  const late = await own.somebody('the code of who was erased')
  await late.at(`${demo.url}/enter`)
  await late.refused('Open my application', { code: own.otherCode }, 'No application opens with this code')
  await lead.page.goto(refused)
  if (lead.page.lastAnswer.status !== 404) throw new Error('its page is still there')
  await lead.at(`${demo.url}/applications`)
  await lead.seesNot(OTHER)
  await lead.press('Filter', { q: OTHER })
  await lead.sees('Applications found: 0')
  if (/q=|%D0/i.test(lead.page.url())) throw new Error(`a name stands in the address ${lead.page.url()}`)
  await lead.at(`${demo.url}/search`)
  await lead.press('Search', { q: OTHER })
  await lead.sees('Nothing was found.')
  for (const path of ['/groups', '/mail', '/privacy']) {
    await lead.at(`${demo.url}${path}`)
    await lead.seesNot(OTHER)
  }
  const lying = readdirSync(demo.folder, { recursive: true, withFileTypes: true }).filter(one => one.isFile())
  for (const { parentPath, path, name } of lying) {
    const file = join(parentPath ?? path, name)
    if (readFileSync(file).includes(OTHER)) throw new Error(`its name lies in ${file}`)
  }
}
