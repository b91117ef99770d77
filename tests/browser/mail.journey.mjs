// Mail, with a real mail server: the programme lead puts her own wording in place of the program's, a letter goes out with it,
// the mail server refuses the next one, staff see it on their desk, the server is put right, and the letter is sent again.

import { startHouse, step } from './kit.mjs'
import { People, waitFor } from './person.mjs'
import { startSmtp } from './smtp.mjs'

export const alone = true

const LEAD = { name: 'Nargis', email: 'nargis@example.org', role: 'programme_lead' }

export default async function () {
  const smtp = await startSmtp()
  const settings = { HASHAR_SECOND_FACTOR: 'offered', HASHAR_MAIL__TRANSPORT: 'smtp', HASHAR_MAIL__SECURITY: 'plain' }
  const house = await startHouse(LEAD, { ...settings, HASHAR_MAIL__HOST: '127.0.0.1', HASHAR_MAIL__PORT: String(smtp.port) })
  const people = new People(house, 'mail')
  const own = { house, smtp, somebody: people.somebody }
  try {
    await step('the first person comes in by the link of the command line', () => firstPerson(own))
    await step('a wording is edited: refused, looked at, kept', () => edited(own))
    await step('a letter goes out with it', () => sent(own))
    await step('the mail server refuses the next, and staff see that', () => failed(own))
    await step('the server is put right, and the letter is sent again', () => again(own))
    console.log(`     ${people.judged.size} pages judged`)
  } finally {
    await people.leave()
    await house.stop()
    await smtp.stop()
  }
}

async function firstPerson(own) {
  const { house } = own
  const lead = (own.lead = await own.somebody('lead'))
  await lead.at(house.people[0].url)
  await lead.leave(() => lead.page.locator('main').getByRole('button').first().click())
}

async function edited({ house, lead }) {
  await lead.at(`${house.url}/mail`)
  await lead.click('Wording of notices')
  await lead.click('Your link to sign in')
  await lead.refused('Save', { subject: 'The door is open', body: 'Come in: {dor}' }, 'There is no value {dor} here')
  await lead.refused('Save', { body: 'Come in by the usual door.' }, 'The text needs {link}')
  await lead.press('Preview', { body: 'Come in by the usual door:\n{link}' })
  await lead.sees('Come in by the usual door:')
  await lead.does('Save')
  await lead.sees('This is your own wording.')
}

/** Somebody asks for a link to sign in with. */
async function ask({ house, somebody }, name) {
  const member = await somebody(name)
  await member.at(`${house.url}/sign-in`)
  await member.click('Get a sign-in link by mail instead')
  await member.does('Send the link', { email: LEAD.email })
}

/** A letter as it is read: its body decoded. */
const read = letter => {
  const [head, ...body] = letter.split('\r\n\r\n')
  const text = body.join('\r\n\r\n')
  return `${head}\n\n${/base64/i.test(head) ? Buffer.from(text, 'base64') : text.replace(/=\r\n/g, '').replace(/=3D/g, '=')}`
}

const arrived = ({ smtp }, after) =>
  waitFor('a letter with the new wording', () => smtp.letters.slice(after).map(read).find(letter => letter.includes('Come in by the usual door')))

async function sent(own) {
  await ask(own, 'member')
  const letter = await arrived(own, 0)
  if (!/^Subject: The door is open/m.test(letter) || !letter.includes(`${own.house.url}/sign-in/link/`)) throw new Error(`the letter says\n${letter}`)
}

async function failed(own) {
  const { house, lead, smtp } = own
  smtp.refusing = true
  await ask(own, 'member again')
  // Staff are written to about it: that letter fails as well.
  await waitFor('the refusal on the page of mail', async () => {
    await lead.at(`${house.url}/mail`)
    return (await lead.text()).includes('Messages that failed for good: 2.')
  })
  await lead.clickIn(/Your link to sign in.*Failed/s)
  await lead.sees('nobody of that name')
}

async function again(own) {
  const { lead, smtp } = own
  smtp.refusing = false
  const before = smtp.letters.length
  await lead.does('Send again')
  await arrived(own, before)
  await waitFor('the page to say so', async () => {
    await lead.at(lead.page.url())
    return (await lead.text()).includes('Sent')
  })
  await lead.click('Mail')
  await lead.sees('Messages that failed for good: 1.')
}
