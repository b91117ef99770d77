// A passkey in a browser with scripts: added beside the app, then shown in the place of its number, at the door and before an act
// that asks once more who one is. Chromium plays the authenticator. Everything else works without scripts; this is the one thing
// that needs them.

import { App, browser, problem, startHouse, step } from './kit.mjs'

export const alone = true

const ADMIN = { name: 'Nargis', email: 'nargis@example.org', role: 'administrator' }
const NEW = { name: 'Умед Ҳакимов', email: 'umed@example.org' }

const expect = (holds, what) => holds || problem('passkey', what)

export default async function () {
  const house = await startHouse(ADMIN, { HASHAR_MAIL__TRANSPORT: 'none' })
  const context = await browser({ javascript: true })
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  const options = { protocol: 'ctap2', transport: 'internal', hasResidentKey: false, hasUserVerification: true }
  const always = { isUserVerified: true, automaticPresenceSimulation: true }
  await devtools.send('WebAuthn.addVirtualAuthenticator', { options: { ...options, ...always } })
  const press = async (where = 'main form#main') => {
    await Promise.all([page.waitForEvent('load'), page.click(`${where} button[type=submit]`)])
  }
  const says = async text => (await page.textContent('main')).includes(text)
  try {
    await step('a passkey is added beside the app', async () => {
      await page.goto(house.people[0].url)
      await press()
      const app = new App(await page.inputValue('input[name=secret]'))
      await page.fill('input[name=code]', await app.number())
      await press()
      await page.goto(`${house.url}/people/me/passkeys`)
      await page.fill('#passkey input[name=name]', 'Telephone')
      await page.click('#passkey button[type=submit]')
      await page.waitForSelector('table')
      expect((await page.textContent('table')).includes('Telephone'), 'the passkey is not in the list')
    })

    await step('it opens the door in the place of the number', async () => {
      await page.click('text=Sign out')
      await page.goto(house.call('person', 'link', '--data', house.data, ADMIN.email).match(/https?:\/\/\S+/)[0])
      await press()
      await page.waitForSelector('#passkey:not([hidden])')
      await page.click('#passkey button[type=submit]')
      await page.waitForURL(/\/people$/)
      expect((await page.textContent('h1')).includes('People'), 'not the room of an administrator')
    })

    await step('it proves again before an act that asks, and what was typed goes on', async () => {
      house.later()
      await page.goto(`${house.url}/people/add`)
      await page.fill('input[name=name]', NEW.name)
      await page.fill('input[name=email]', NEW.email)
      await page.check('input[name=roles][value=auditor]')
      await press()
      expect(await says('we need to be sure that it is you'), 'it does not ask who is there')
      await page.waitForSelector('#passkey:not([hidden])')
      await Promise.all([page.waitForURL(/\/prove\/passkey$/), page.click('#passkey button[type=submit]')])
      expect(await says('Nothing is saved yet'), `the proof was not taken: ${await page.textContent('main')}`)
      await press('main form')
      expect((await page.inputValue('input[name=name]')) === NEW.name, 'what was typed is gone')
      expect(await page.isChecked('input[name=roles][value=auditor]'), 'what was ticked is gone')
      await press()
      expect(await says('The person was added') || (await page.textContent('body')).includes('The person was added'), 'the act did not go on')
      await page.goto(`${house.url}/people`)
      expect(await says(NEW.email), 'nobody was added')
    })
  } finally {
    await context.close()
    await house.stop()
  }
}
