// People, with a real mail server and no script: the first account by the one-time link of the command line, the authenticator app,
// an invitation, a recovery code for a lost telephone, the proof before an act that matters, and somebody who leaves and is erased.

import { App, startHouse, step } from './kit.mjs'
import { People, waitFor } from './person.mjs'
import { startSmtp } from './smtp.mjs'

export const alone = true

const ADMIN = { name: 'Нигина Раҳимова', email: 'nigina@example.org', password: 'кӯҳи баланди сафед' }
const OFFICER = { name: 'Aziza', email: 'aziza@example.org' }

export default async function () {
  const smtp = await startSmtp()
  const mail = { HASHAR_MAIL__TRANSPORT: 'smtp', HASHAR_MAIL__SECURITY: 'plain', HASHAR_MAIL__HOST: '127.0.0.1' }
  const house = await startHouse(null, { ...mail, HASHAR_MAIL__PORT: String(smtp.port) })
  const people = new People(house, 'people')
  const own = { house, smtp, somebody: people.somebody }
  try {
    await step('the first account is opened by a link of the command line, once', () => setUp(own))
    await step('the app is set up, and recovery codes are shown', () => withApp(own))
    await step('a colleague is invited and comes in', () => invited(own))
    await step('a recovery code lets in once who lost the telephone', () => lost(own))
    await step('what matters asks once more who is there, and keeps what was typed', () => proved(own))
    await step('who left is closed and erased', () => erased(own))
    console.log(`     ${people.judged.size} pages judged`)
  } finally {
    await people.leave()
    await house.stop()
    await smtp.stop()
  }
}

async function setUp(own) {
  const { house } = own
  const link = house.call('setup', '--data', house.data).match(/https?:\/\/\S+/)[0]
  const admin = (own.admin = await own.somebody('administrator'))
  await admin.at(link)
  await admin.refused('Open my account', { ...ADMIN, password: 'password1' }, 'password')
  await admin.does('Open my account', { ...ADMIN })
  await admin.sees('Your work begins when the second factor is set up.')
  const late = await own.somebody('late')
  await late.page.goto(link)
  if (late.page.lastAnswer.status !== 404) throw new Error(`the link works twice: ${late.page.lastAnswer.status}`)
}

/** Sets the app up on the page in sight; gives it, with the recovery codes. */
async function setApp(person) {
  const app = new App(await person.page.inputValue('main input[name=secret]'))
  await person.refused('Set up', { code: '000000' }, 'The digits do not fit')
  await person.does('Set up', { code: await app.number() })
  const codes = await person.page.locator('main ul.code li').allInnerTexts()
  if (codes.length !== 10) throw new Error(`${codes.length} recovery codes`)
  return { app, codes }
}

async function withApp(own) {
  const { admin, house } = own
  Object.assign(own, await setApp(admin).then(({ app }) => ({ app })))
  await admin.click('Go on')
  await admin.at(`${house.url}/people`)
  await admin.sees(ADMIN.email)
}

/** The link in the newest letter to somebody, after so many letters. */
const linkTo = ({ smtp }, email, after) =>
  waitFor(`a letter to ${email}`, () =>
    smtp.letters
      .slice(after)
      .filter(letter => letter.includes(email))
      .map(letter => read(letter).match(/https?:\/\/\S+\/sign-in\/link\/\w+/)?.[0])
      .find(Boolean),
  )

/** A letter as it is read: its body decoded. */
const read = letter => {
  const [head, ...body] = letter.split('\r\n\r\n')
  const text = body.join('\r\n\r\n')
  return `${head}\n\n${/base64/i.test(head) ? Buffer.from(text, 'base64') : text.replace(/=\r\n/g, '').replace(/=3D/g, '=')}`
}

async function invited(own) {
  const { admin, smtp } = own
  const before = smtp.letters.length
  await admin.click('Add a person')
  await admin.does('Add and invite', { ...OFFICER, roles: ['programme_officer'] })
  await admin.sees(OFFICER.email)
  own.page = admin.page.url()
  const officer = (own.officer = await own.somebody('officer'))
  await officer.at(await linkTo(own, OFFICER.email, before))
  await officer.does('Sign in')
  await officer.sees('Your work begins when the second factor is set up.')
  Object.assign(own, await setApp(officer).then(({ codes }) => ({ codes })))
  await officer.at(`${own.house.url}/applications`)
}

/** Asks for a link by mail, and opens it. */
async function byLink(own, person) {
  const before = own.smtp.letters.length
  await person.at(`${own.house.url}/sign-in`)
  await person.click('Get a sign-in link by mail instead')
  await person.does('Send the link', { email: OFFICER.email })
  await person.at(await linkTo(own, OFFICER.email, before))
  await person.does('Sign in')
  await person.sees('Number from your app', 'A recovery code works too')
}

async function lost(own) {
  const other = await own.somebody('officer with another telephone')
  await byLink(own, other)
  await other.refused('Sign in', { code: 'abcde-abcde' }, 'The digits do not fit')
  await other.does('Sign in', { code: own.codes[0].toUpperCase().replace('-', ' ') })
  await other.at(`${own.house.url}/people/me/second`)
  await other.sees('Recovery codes left: 9')
  const again = await own.somebody('officer once more')
  await byLink(own, again)
  await again.refused('Sign in', { code: own.codes[0] }, 'were used already')
}

async function proved(own) {
  const { admin, app, house } = own
  await admin.at(own.page)
  house.later()
  await admin.press('Save roles', { roles: ['auditor'] })
  await admin.sees('Confirm that it is you', 'What you typed is not lost')
  await admin.refused('Confirm', { code: '000000' }, 'The digits do not fit')
  await admin.does('Confirm', { code: await app.number() })
  await admin.sees('Nothing is saved yet')
  await admin.does('Continue where I was')
  const ticked = await admin.page.locator('main input[name=roles]:checked').evaluateAll(all => all.map(one => one.value))
  if (ticked.sort().join() !== 'auditor,programme_officer') throw new Error(`ticked are ${ticked}`)
  await admin.does('Save roles')
  await admin.sees('Auditor')
}

async function erased(own) {
  const { admin, app, house, officer, page, smtp } = own
  await admin.at(page)
  await admin.does('Close the account')
  await officer.page.goto(`${house.url}/applications`)
  if (officer.page.lastAnswer.status !== 401) throw new Error('who is closed out is still in')
  await admin.click('Erase name and address')
  house.later()
  await admin.press('Erase for good', { reason: 'Left the programme' })
  await admin.does('Confirm', { code: await app.number() })
  await admin.does('Continue where I was')
  await admin.does('Erase for good')
  await admin.sees('Name and address of this person were erased')
  await admin.seesNot(OFFICER.name, OFFICER.email)
  await admin.at(`${house.url}/people`)
  await admin.seesNot(OFFICER.name, OFFICER.email)
  // Her address is nobody's any more: the answer is the same, and no letter comes.
  const before = smtp.letters.length
  const gone = await own.somebody('who left')
  await gone.at(`${house.url}/sign-in/link`)
  await gone.does('Send the link', { email: OFFICER.email })
  await gone.sees('If there is an account with this address')
  await new Promise(done => setTimeout(done, 3_000))
  if (smtp.letters.slice(before).some(letter => letter.includes(OFFICER.email))) throw new Error('a letter went to who was erased')
}
