// A full round of the board: 24 applications from three countries, 7 members, two funds. Conflicts first, blind reading,
// scores locked alone, talk, the ranking with its tie and its line, an open and a secret vote, a casting vote, a motion that
// lapses, less that is offered and accepted, a reserve list, a list moved by consent, an emergency by circulation that a meeting ratifies;
// at the end the minutes and the letters are read.

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { step } from './kit.mjs'
import { PARTNER, People, WORK, bare, letters, pdfText, soon, waitFor, words } from './person.mjs'
import { applies } from './round.mjs'

const PHONE = { width: 360, dark: false }
const MEMBERS = [1, 2, 3, 4, 5, 6].map(number => `board${number}@demo.example`)
const COUNTRIES = ['TJ', 'UZ', 'KG']
const LANGUAGES = { TJ: 'tg', UZ: 'uz', KG: 'ky' }
/** A group that is declined, and what it reads of why. */
const DECLINED = 11
const SAID = { why: 'Другие заявки были срочнее.', need: 'Муктаждык так жазылган.' }
const GROUPS = Array.from({ length: 24 }, (_, at) => ({
  at,
  country: COUNTRIES[at % 3],
  lang: LANGUAGES[COUNTRIES[at % 3]],
  name: `Гурӯҳи ${String.fromCodePoint(0x410 + at)}`,
  email: `group${at}@example.org`,
  amount: 1000 + 100 * (at % 4),
}))

export default async function ({ demo }) {
  const people = new People(demo, 'board')
  const own = { demo, people, enter: people.enter }
  try {
    own.lead = await own.enter('programme_lead')
    own.officer = await own.enter('programme_officer')
    await step('two funds, a call with its rules, its results held back', () => set(own))
    await step('24 groups of three countries apply and are found eligible', () => apply(own))
    await step('seven members declare before they read; a conflict closes everything', () => declare(own))
    await step('three read each: proposed by one click, and assigned', () => assign(own))
    await step('all is read blind and scored alone; scores open when locked', () => score(own))
    await step('they talk, and strike out', () => talk(own))
    await step('the ranking, its tie drawn by lot, and two funds walked down', () => rank(own))
    await step('a meeting is called', () => meet(own))
    await step('an open vote, changed until it is closed', () => openVote(own))
    await step('a secret vote stands once it is cast', () => secretVote(own))
    await step('even votes, and the casting vote of the chair', () => castingVote(own))
    await step('a motion without a quorum lapses', () => lapse(own))
    await step('a list is moved by consent, each decided singly', () => consent(own))
    await step('an emergency is decided by circulation', () => emergency(own))
    await step('the emergency is ratified, and the minutes are signed', () => minutes(own))
    await step('results are released together, and every letter is read', () => release(own))
    await step('a group that is offered less says yes', () => accept(own))
    await step('money comes: one on the reserve list is passed over, the next gets its grant', () => reserve(own))
    console.log(`     ${people.judged.size} pages judged`)
  } finally {
    await people.leave()
  }
}

/** What each of them does, side by side. */
const all = (them, act) => Promise.all(them.map(act))

async function set(own) {
  const { demo, lead } = own
  const finance = await own.enter('finance_officer')
  for (const [code, amount] of [['BOARD-A', '9000'], ['BOARD-B', '6000']]) {
    await finance.click('Funds')
    await finance.click('Add a fund')
    await finance.does('Add', { code, name_en: `Fund ${code}`, currency: 'EUR' })
    await finance.click('Record money received')
    await finance.does('Record', { amount, on: soon(0), note: 'A gift' })
  }
  own.call = await publish(lead, {
    code: 'ROUND-1', name_en: 'The round', name_tg: 'Давр', name_uz: 'Davra', name_ky: 'Айлампа', mode: 'regular', closes: soon(30),
  })
  own.id = own.call.split('/').pop()
  await lead.at(`${demo.url}/board/rounds/${own.id}/rules/terms`)
  await lead.does('Save the rules', {
    readers: '3', quorum_share_percent: '0', quorum_count: '3', majority: 'simple', minimum_mean: '20', casting_vote: 'yes', tie_break: 'draw', walk: 'skip', blind: 'yes', reasons_shared: 'yes',
  })
  await lead.at(`${demo.url}/board/rounds/${own.id}/release`)
  await lead.does('Hold the results')
}

/** Sets up a call with both funds and publishes it; its address. */
async function publish(lead, fields) {
  await lead.click('Calls')
  await lead.click('New call')
  for (const fund of ['BOARD-A', 'BOARD-B']) {
    const box = await lead.page.locator('main label', { hasText: fund }).getAttribute('for')
    await lead.page.locator(`#${box}`).check()
  }
  const usual = { zone: 'Asia/Dushanbe', purpose_en: 'Small grants', opens: soon(-1), decides_by: soon(50), countries: COUNTRIES, currencies: ['EUR'], amount_min: '100', amount_max: '3000', amount_currency: 'EUR' }
  await lead.does('Save as a draft', { ...usual, ...fields })
  await lead.does('Publish the call')
  return lead.page.url()
}

async function apply(own) {
  const { demo, officer } = own
  await waitFor('the call', async () => {
    await officer.page.goto(`${demo.url}/apply/${own.id}`)
    return officer.page.lastAnswer.status === 200
  })
  const queue = [...GROUPS]
  own.codes = new Map()
  const next = async () => {
    for (let group = queue.shift(); group; group = queue.shift()) {
      const { lang, country, amount, name, email } = group
      const given = { q_name: name, q_language: lang, q_safe_channel: 'email', q_contact_value: email, q_amount: `${amount}`, q_amount_currency: 'EUR', q_budget_0_amount: `${amount}` }
      own.codes.set(group.at, await applies(demo.url, own.id, { lang, country, ...given }))
    }
  }
  await all([1, 2, 3, 4], next)
  await officer.at(`${demo.url}/applications?call=${own.id}`)
  await officer.sees(`Applications found: ${GROUPS.length}`)
  await officer.page.locator('main input[name=chosen]').first().waitFor()
  for (const box of await officer.page.locator('main input[name=chosen]').all()) await box.check()
  await officer.does('Look before doing', { deed: 'eligible' })
  await officer.does('Do it')
  await officer.at(`${demo.url}/applications?call=${own.id}&state=with_board`)
  await officer.sees(`Applications found: ${GROUPS.length}`)
  const rows = await officer.page.locator('main tbody tr').all()
  own.ids = []
  for (const row of rows) {
    const name = await row.innerText()
    const { at } = GROUPS.find(group => name.includes(group.name))
    const link = await row.locator('a[href^="/applications/"]').first()
    own.ids[at] = { id: (await link.getAttribute('href')).split('/')[2], reference: (await link.innerText()).trim() }
  }
}

/** A member who is not printed signs in by mail; all of them are judged as one. */
async function member(own, email) {
  const person = await own.people.somebody('members')
  await person.at(`${own.demo.url}/sign-in`)
  await person.click('Get a sign-in link by mail instead')
  await person.press('Send the link', { email })
  const link = await waitFor(`a letter to ${email}`, () =>
    letters(own.demo.folder).filter(letter => letter.includes(email)).map(letter => letter.match(/\/sign-in\/link\/[\w-]+/)?.[0]).find(Boolean),
  )
  await person.page.goto(`${own.demo.url}${link}`)
  await person.leave(() => person.page.locator('main').getByRole('button').first().click())
  await person.at(`${own.demo.url}/board?lang=en`)
  return Object.assign(person, { email })
}

const application = (own, at, part = '') => `${own.demo.url}/board/applications/${own.ids[at].id}${part}`

/** The two who have a conflict: the second member with the first application, the third with the second. */
const isConflicted = (own, person, at) => (person === own.board[2] && at === 0) || (person === own.board[3] && at === 1)

async function declare(own) {
  own.chair = await own.enter('board_chair')
  own.board = [own.chair, ...(await all(MEMBERS, email => member(own, email)))]
  await all(own.board, async person => {
    for (const { at, name } of GROUPS.slice(0, 2)) {
      await person.at(application(own, at))
      await person.seesNot(WORK, name)
      await person.sees(PARTNER)
      if (!isConflicted(own, person, at)) await person.does('Save my answer', { state: 'none' })
      else if (at === 0) await person.does('Save my answer', { state: 'conflict', kind: 'relation', note: 'My sister leads it' })
      else await person.does('Save my answer', { state: 'unsure', note: 'I taught there ten years ago' })
    }
  })
  for (const part of ['', '/scores', '/discussion', '/votes']) {
    await own.board[2].page.goto(application(own, 0, part))
    await own.board[2].seesNot(WORK)
  }
  await own.lead.at(`${own.demo.url}/board/records/${own.ids[1].id}`)
  await own.lead.sees('I taught there ten years ago')
  await own.lead.clickIn('I taught there ten years ago', 'Decide')
  await own.lead.does('Decide', { conflict: 'no', note: 'It is long ago' })
}

/** The names of members by their addresses, as the demo knows them. */
function names() {
  const file = readFileSync(join(import.meta.dirname, '../../config/defaults/programme-2020.toml'), 'utf8')
  return new Map([...file.matchAll(/name = "([^"]+)"\ncountry = "\w+"\nrole = "board_\w+"\nlanguage = "[\w-]+"\nemail = "([^"]+)"/g)].map(([, name, email]) => [email, name]))
}

async function assign(own) {
  const { demo, lead, board } = own
  await lead.at(`${demo.url}/board/rounds/${own.id}/readers`)
  await lead.click('Propose readers')
  await lead.sees('This is a proposal')
  await lead.does('Save the readers')
  await lead.sees('The readers have been assigned and told.')
  const ticked = await lead.page.locator('main input[type=checkbox]:checked').evaluateAll(all =>
    all.map(each => [each.name.split('_').pop(), document.querySelector(`label[for="${each.id}"]`).innerText.trim()]),
  )
  const known = names()
  own.reads = board.map((person, seat) => {
    const name = known.get(seat === 0 ? 'board.chair@demo.example' : MEMBERS[seat - 1])
    return GROUPS.filter(({ at }) => ticked.some(([id, label]) => id === own.ids[at].id && label.startsWith(name))).map(({ at }) => at)
  })
  const sheets = own.reads.flat()
  if (sheets.length !== 3 * GROUPS.length) throw new Error(`${sheets.length} sheets are assigned: ${JSON.stringify(own.reads)}`)
  if (own.reads[2].includes(0)) throw new Error('somebody reads in spite of a conflict')
}

/** Points that put the groups in an order, with two of them alike, and readers who differ a little. */
function pointsFor(at, seat, scale, place) {
  if (at === 4 || at === 5) return scale - (place % 2)
  return Math.max(1, scale - Math.floor(at / 6) - ((at + seat) % 2))
}

async function score(own) {
  const [drafter, at0] = [own.reads.findIndex(reads => reads.length > 0), own.reads.find(reads => reads.length > 0)[0]]
  await all(own.board, async (person, seat) => {
    for (const at of own.reads[seat]) {
      await person.at(application(own, at))
      await declared(person)
      const fields = await person.page.locator('main [name^=points_]').evaluateAll(found => [...new Set(found.map(each => each.name))])
      for (const [place, field] of fields.entries()) {
        const radios = person.page.locator(`main [name="${field}"]`)
        const scale = (await radios.count()) - 1
        const points = pointsFor(at, seat, scale, place)
        await radios.nth(points).check()
        // The ends of a scale ask for a word.
        if (points <= 1 || points === scale) await person.put({ [field.replace('points_', 'comment_')]: 'Seen on a visit' })
      }
      if (at === at0 && seat === drafter) {
        await person.sees(WORK)
        await person.seesNot(GROUPS[at].name)
        await person.does('Save draft')
        await person.click('Scores')
        await person.sees('This opens when your own scores are locked')
        await person.click('Application')
      }
      await person.does('Lock my scores', { recommended: `${GROUPS[at].amount - 100 * (seat % 2)}`, comment: `Seat ${seat} on ${at}` })
    }
  })
  await own.board[drafter].at(application(own, at0, '/scores'))
  const others = own.reads.flatMap((reads, seat) => (reads.includes(at0) ? [`Seat ${seat} on ${at0}`] : []))
  await own.board[drafter].sees(...others)
}

/** Declares that there is no conflict, where that is asked before anything opens. */
async function declared(person) {
  if ((await person.page.locator('main [name=state]').count()) === 0) return false
  await person.does('Save my answer', { state: 'none' })
  return true
}

async function talk(own) {
  const { chair } = own
  const at = own.reads[1][0]
  const first = own.board[1]
  await first.at(application(own, at, '/discussion'))
  await first.does('Post comment', { body: 'I know the village: the need is real.' })
  await first.click('Strike out')
  await first.does('Strike out', { reason: 'It was another village' })
  await chair.at(application(own, at))
  await declared(chair)
  await chair.at(application(own, at, '/discussion'))
  await chair.sees('I know the village: the need is real.', 'It was another village')
}

async function rank(own) {
  const { demo, lead, chair } = own
  const ranking = `${demo.url}/board/rounds/${own.id}/ranking`
  await lead.at(ranking)
  await lead.sees('BOARD-A', 'BOARD-B', own.ids[0].reference, own.ids.at(-1).reference)
  const order = await lead.page.locator('main table').first().locator('tbody th a').allInnerTexts()
  const place = at => order.findIndex(text => text.trim() === own.ids[at].reference)
  if (!(place(2) < place(GROUPS.length - 1))) throw new Error(`a strong one stands below a weak one: ${order.join(', ')}`)
  if (Math.abs(place(4) - place(5)) !== 1) throw new Error('two alike do not stand beside each other')
  await lead.sees('tie')
  await lead.click(/^Stop/)
  await lead.sees('This is not the rule of the round')
  await own.board[2].at(ranking)
  await own.board[2].seesNot('left:')
  await chair.at(ranking)
  await chair.sees('Seed')
  await chair.does('Close scoring')
  await lead.at(ranking)
  await lead.sees('by a draw')
}

async function meet(own) {
  const { demo, chair } = own
  await chair.at(`${demo.url}/board/meetings`)
  await chair.click('Call a meeting')
  await chair.refused('Save the meeting', { title: '' }, 'Name of the meeting Error')
  await chair.does('Save the meeting', { title: 'Spring meeting', zone: 'Asia/Dushanbe', starts: soon(1), starts_time: '10:00', topics: 'The year ahead' })
  own.meeting = chair.page.url()
  await chair.sees('The year ahead', own.ids[7].reference)
  const seats = await chair.page.locator('main [name^=member_]').evaluateAll(found => found.map(each => each.name))
  await chair.does('Save the attendance', Object.fromEntries(seats.map((seat, at) => [seat, at === 6 ? 'excused' : 'present'])))
  const calendar = await own.board[1].page.context().request.get(`${own.meeting}/meeting.ics`)
  if (calendar.status() !== 200) throw new Error(`no entry for the calendar: ${calendar.status()}`)
}

/** The chair puts a motion; its address. */
async function put(own, at, fields) {
  const { chair } = own
  await chair.at(application(own, at, '/open-vote'))
  if (await declared(chair)) await chair.at(application(own, at, '/open-vote'))
  if (/^fund/.test(fields.outcome)) await chair.page.locator('main [name=fund]').selectOption({ index: fields.purse ?? 1 })
  const { purse: _, ...motion } = fields
  await chair.does('Open a vote', { closes: soon(5), ...motion })
  return chair.page.url()
}

async function votes(person, motion, choice, more = {}) {
  await person.at(motion)
  if (await declared(person)) await person.at(motion)
  await person.does('Vote', { choice, ...more })
}

async function conclude(own, motion, fields = {}) {
  await own.chair.at(motion)
  await own.chair.click('Close the vote')
  await own.chair.does('Close the vote and record the result', fields)
}

async function openVote(own) {
  const { chair, board } = own
  await chair.at(application(own, 0, '/open-vote'))
  await chair.page.locator('main [name=fund]').selectOption({ index: 1 })
  await chair.refused('Open a vote', { outcome: 'fund_less', amount: '1000', text: 'Less' }, 'means less than the group asks for')
  const motion = await put(own, 0, { outcome: 'fund_less', amount: '800', text: 'A smaller grant', conditions: 'A report after three months' })
  await board[2].page.goto(motion)
  await board[2].seesNot('A smaller grant')
  for (const person of [board[1], board[3], board[4]]) await votes(person, motion, 'yes')
  await votes(chair, motion, 'no')
  await chair.does('Change my vote', { choice: 'yes' })
  await conclude(own, motion, { reasons_tg: 'Ниёз воқеӣ аст, нақша хоксорона.', reasons_ru: 'Нужда настоящая, план скромный.' })
  await chair.sees('The motion is carried')
}

async function secretVote(own) {
  const { board } = own
  const motion = await put(own, 1, { outcome: 'fund', text: 'To award the grant', ballot: 'secret' })
  for (const [seat, person] of board.slice(0, 5).entries()) await votes(person, motion, seat === 4 ? 'no' : 'yes')
  await board[1].at(motion)
  await board[1].sees('A secret vote stands once cast')
  if (await board[1].page.locator('main [name=choice]').count()) throw new Error('a secret vote can be cast twice')
  await conclude(own, motion)
  await own.chair.sees('The motion is carried')
  await own.chair.seesNot('Seat')
}

async function castingVote(own) {
  const { board, chair } = own
  const motion = await put(own, 2, { outcome: 'fund', text: 'To award the grant', purse: 2 })
  for (const [seat, person] of board.slice(0, 6).entries()) await votes(person, motion, seat % 2 ? 'yes' : 'no')
  await chair.at(motion)
  await chair.click('Close the vote')
  await chair.refused('Close the vote and record the result', {}, 'even')
  await chair.does('Close the vote and record the result', { casting: 'yes' })
  await chair.sees('casting vote')
}

async function lapse(own) {
  const motion = await put(own, 3, { outcome: 'decline', text: 'To decline' })
  for (const person of own.board.slice(0, 2)) await votes(person, motion, 'yes')
  await conclude(own, motion)
  await own.chair.sees('Lapsed')
}

async function consent(own) {
  const { chair, board } = own
  const voters = [chair, board[1], board[3]]
  await all(voters, async person => {
    for (const { at } of GROUPS.slice(3)) {
      await person.page.goto(application(own, at))
      await declared(person)
    }
  })
  await chair.at(own.meeting)
  await chair.click('Put a list to the vote')
  const rest = GROUPS.slice(3).map(({ at }) => at)
  const outcomes = rest.map(at => [`outcome_${own.ids[at].id}`, at < 8 ? 'fund' : at < 22 ? 'decline' : 'reserve'])
  await chair.page.locator('main [name=fund]').selectOption({ index: 1 })
  await chair.does('Put a list to the vote', Object.fromEntries(outcomes))
  const list = chair.page.url()
  await chair.does('Vote', { choice: 'yes' })
  for (const person of voters.slice(1)) {
    await person.at(list)
    await person.does('Vote', { choice: 'yes' })
  }
  await chair.at(list)
  await chair.does('Close all votes of the list')
  await own.lead.at(`${own.demo.url}/board/rounds`)
  await own.lead.sees('ROUND-1')
  await own.officer.at(`${own.demo.url}/applications?call=${own.id}&state=with_board`)
  await own.officer.seesNot(GROUPS[12].name)
}

async function emergency(own) {
  const { demo, lead, officer, board, chair } = own
  const before = new Set(letters(demo.folder))
  const call = await publish(lead, { code: 'URGENT-1', name_en: 'Help at once', name_tg: 'Ёрӣ', mode: 'emergency', closes: '' })
  const id = call.split('/').pop()
  await waitFor('the emergency call', async () => {
    await officer.page.goto(`${demo.url}/apply/${id}`)
    return officer.page.lastAnswer.status === 200
  })
  const given = { q_name: 'Паноҳгоҳ', q_language: 'tg', q_safe_channel: 'email', q_contact_value: 'shelter@example.org', q_amount: '500', q_amount_currency: 'EUR', q_happened_on: soon(-2), q_needed_by: soon(10), q_budget_0_amount: '500' }
  await applies(demo.url, id, { lang: 'tg', country: 'TJ', ...given })
  await officer.at(`${demo.url}/applications?call=${id}`)
  await officer.clickIn('Паноҳгоҳ')
  own.urgent = officer.page.url().split('/').pop()
  await officer.click('Screen')
  await officer.does('Record', { outcome: 'eligible' })
  const motion = await waitFor('the vote of the emergency', async () => {
    const fresh = letters(demo.folder).filter(one => !before.has(one))
    const letter = fresh.find(one => one.includes('board2@demo.example') && one.includes('/board/motions/'))
    return letter?.match(/\/board\/motions\/\w+/)[0]
  })
  // Those asked live in other countries than the group: they declare, then they vote from the link in the mail.
  for (const person of [board[2], board[3], board[4], board[5]]) {
    await person.page.goto(`${demo.url}${motion}`)
    if (await declared(person)) await person.at(`${demo.url}${motion}`)
    if (await person.page.locator('main [name=choice]').count()) await person.does('Vote', { choice: 'yes' })
  }
  await officer.at(`${demo.url}${motion}`)
  await officer.sees('Time left')
  await officer.does('Vote', { standing: 'none', choice: 'yes' })
  await officer.sees('Carried', 'by the emergency rule')
  await chair.at(own.meeting)
}

async function minutes(own) {
  const { demo, chair, board } = own
  await chair.at(own.meeting)
  const link = chair.page.locator('main a[href^="/board/motions/"]').first()
  const motion = `${demo.url}${await link.getAttribute('href')}`
  for (const person of [chair, board[1], board[2]]) {
    await votes(person, motion, 'yes')
  }
  await conclude(own, motion)
  await chair.at(`${own.meeting}/minutes`)
  await chair.sees('Spring meeting', 'The year ahead', own.ids[0].reference, 'A report after three months', 'by the chair’s casting vote', 'no quorum')
  await chair.seesNot(GROUPS[0].name, GROUPS[12].name)
  await chair.does('Sign the minutes')
  await chair.sees('Signed by the chair', 'SHA-256')
  await board[2].at(`${own.meeting}/minutes`)
  await board[2].seesNot('A report after three months')
  await readBack(own)
}

/** What the chair and who has a conflict download: the minutes say all that was signed, the docket is what the page shows. */
async function readBack(own) {
  const { chair, board } = own
  const download = async (person, file) => {
    const answer = await person.page.context().request.get(`${own.meeting}/${file}`)
    if (answer.status() !== 200) throw new Error(`${file}: ${answer.status()}`)
    return answer.body()
  }
  const holds = (file, text, ...parts) => {
    const lacking = parts.filter(part => !text.includes(bare(part)))
    if (lacking.length) throw new Error(`${file} lacks ${lacking.join(' | ')}:\n${text}`)
  }
  const names = text => GROUPS.filter(({ name }) => text.includes(bare(name))).map(({ name }) => name)

  const signed = await download(chair, 'minutes.txt')
  const minutes = bare(pdfText(await download(chair, 'minutes.pdf')))
  holds('minutes.txt', bare(signed.toString()), own.ids[7].reference)
  const items = signed.toString().split('\n\n').slice(2)
  if (items.length < GROUPS.length) throw new Error(`the minutes have ${items.length} items`)
  holds('minutes.pdf', minutes, 'Spring meeting', 'A report after three months', createHash('sha256').update(signed).digest('hex'), ...items.flatMap(item => item.split('\n')))
  const cut = bare(pdfText(await download(board[2], 'minutes.pdf')))
  holds('minutes.pdf', cut, own.ids[0].reference, own.ids[1].reference)
  if (cut.includes(bare('A report after three months'))) throw new Error('minutes.pdf tells of an application what a conflict closes')

  const docket = bare(pdfText(await download(chair, 'docket.pdf')))
  holds('docket.pdf', docket, 'Spring meeting', 'The year ahead', ...own.ids.map(({ reference }) => reference))
  const told = [...names(minutes), ...names(cut), ...names(docket)]
  if (told.length) throw new Error(`a PDF of a blind round names ${told.join(', ')}`)
}

async function release(own) {
  const { demo, lead } = own
  const told = group => letters(demo.folder).filter(letter => letter.includes(group.email))
  const sent = GROUPS.map(group => told(group).length)
  const path = `${demo.url}/board/rounds/${own.id}/release`
  await lead.at(`${demo.url}/board/rounds/${own.id}/reserve`)
  await lead.does('Set the last day', { on: soon(60) })
  await lead.at(path)
  await lead.sees('Тоҷикӣ', 'Oʻzbekcha', 'Кыргызча')
  await lead.leave(() => lead.page.locator('main a[href^="/mail/"]').first().click())
  await explain(own, path)
  await lead.at(path)
  const at = new Date(Date.now() + 61_000)
  const zone = { timeZone: 'Asia/Dushanbe' }
  const time = new Intl.DateTimeFormat('de-DE', { ...zone, hour: '2-digit', minute: '2-digit' }).format(at)
  await lead.does('Save', { on: soon(61 / 86_400, 'Asia/Dushanbe'), on_time: time })
  if (GROUPS.some(group => told(group).length !== sent[group.at])) throw new Error('a letter left before the release')
  await waitFor('the letters of the release', () => GROUPS.every(group => told(group).length > sent[group.at]), 200)
  for (const group of GROUPS) {
    const letter = told(group).at(-1)
    // Letters are neutral until a group wants more: there is news, in its language, and nothing of what was decided.
    if (!letter.includes(news(group.lang)) || /[€]|EUR|\b\d{3,}[.,]00\b/.test(letter.split('\n\n').slice(1).join(' '))) throw new Error(`a letter to ${group.email} is in another language or tells too much:\n${letter}`)
    if (GROUPS.some(other => other !== group && letter.includes(other.name))) throw new Error(`a letter to ${group.email} names another group`)
  }
}

/** What a list declined has no reasons yet: they are written for one group, in another language than its own, with a few
 * words by criterion in its own, and its letter is read before it leaves. */
async function explain(own, path) {
  const { demo, lead } = own
  const ky = words('ky')
  await lead.at(`${demo.url}/board/records/${own.ids[DECLINED].id}`)
  await lead.click('Reasons and feedback')
  await lead.refused('Save the texts', { feedback_need_ky: SAID.need }, 'Write the reasons at least in one language')
  await lead.does('Save the texts', { reasons_ru: SAID.why })
  await lead.sees('The texts are saved.')
  await lead.at(path)
  await lead.clickIn(own.ids[DECLINED].reference, 'Award letter')
  await lead.sees(SAID.why, SAID.need, ky('board-written-in-ru'))
}

/** What a neutral letter says in a language. */
function news(lang) {
  const file = readFileSync(join(import.meta.dirname, `../../templates/locales/${lang}/mail.ftl`), 'utf8')
  return file.match(/^mail-neutral = .*\n    \.body =\n        (.+)$/m)[1]
}

async function accept(own) {
  const { demo, people } = own
  const tg = words('tg')
  const group = await people.somebody('group', 'tg', PHONE)
  await group.at(`${demo.url}/enter`)
  await group.press(tg('applications-enter-button'), { code: own.codes.get(0) })
  await group.sees(tg('applications-status-offered'))
  await group.click(tg('awards-offer-heading'))
  await group.sees('A report after three months', '800,00')
  await group.refused(tg('awards-offer-button'), { agrees: 'yes' }, tg('awards-offer-budget').split('.')[0])
  await group.does(tg('awards-offer-fit-button'))
  await group.does(tg('awards-offer-button'), { agrees: 'yes' })
  await group.sees(tg('awards-offer-group-accepted'))
  const declined = await people.somebody('another group', 'ky', PHONE)
  const ky = words('ky')
  await declined.at(`${demo.url}/enter`)
  await declined.press(ky('applications-enter-button'), { code: own.codes.get(DECLINED) })
  await declined.sees(ky('applications-status-declined'), SAID.why, ky('board-written-in-ru'), SAID.need)
  const marked = await declined.page.locator('main p[lang="ru"]', { hasText: SAID.why }).count()
  if (marked !== 1) throw new Error('the reasons do not say in the page which language they are in')
  await declined.click(ky('mail-result-heading'))
  await declined.sees(SAID.why, ky('board-written-in-ru'), SAID.need)
}

async function reserve(own) {
  const { demo, officer, people } = own
  const finance = await own.enter('finance_officer')
  await finance.click('Funds')
  await finance.clickIn('BOARD-A')
  await finance.click('Record money received')
  await finance.does('Record', { amount: '3000', on: soon(0), note: 'Another gift' })
  await officer.at(`${demo.url}/applications`)
  await officer.sees('ROUND-1: money for the next on the reserve list: 1')
  const list = `${demo.url}/board/rounds/${own.id}/reserve`
  await officer.at(list)
  const places = await officer.page.locator('main tbody th a').evaluateAll(links => links.map(link => link.href))
  if (places.length !== 2) throw new Error(`${places.length} on the reserve list`)
  await officer.at(places[1])
  await officer.sees('Others wait ahead')
  await officer.at(places[0])
  await officer.does('Pass over', { reason: 'Cannot be reached before autumn' })
  await officer.sees('passed over', 'Cannot be reached before autumn')
  await officer.at(places[1])
  await officer.does('Offer the grant')
  await officer.sees('The award is made')
  await officer.at(list)
  await officer.sees('grant awarded', 'passed over')
  const skipped = own.ids.findIndex(one => places[0].includes(one.id))
  const lang = GROUPS[skipped].lang
  const group = await people.somebody('a group in reserve', lang, PHONE)
  const say = words(lang)
  await group.at(`${demo.url}/enter`)
  await group.press(say('applications-enter-button'), { code: own.codes.get(skipped) })
  await group.sees(say('applications-status-reserve'), say('awards-reserve-ends-on'))
  await group.click(say('mail-result-heading'))
  await group.sees(say('mail-reserve-means'))
}
