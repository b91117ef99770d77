// Money travels in a browser without JavaScript: one award is paid in three instalments in soum, one in kind, one through a
// fiscal host whose first transfer fails and is repeated; the bank's statement is matched, and the donor reads the report.

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { step } from './kit.mjs'
import { People, soon } from './person.mjs'

// Awards of the demo's year that have a part left to pay.
const SOUM = 'Yordam qoʻli'
const KIND = 'Adolat sari'
const HOSTED = '«Orol»'
// Our account at the bank, with the check digits that Kyrgyz numbers have.
const ACCOUNT = '1350102119900169'

export default async function ({ demo }) {
  const people = new People(demo, 'money')
  const own = { demo, somebody: people.somebody, enter: people.enter, sent: [] }
  try {
    await step('a rate, a bank account, a cash box, and a transfer between them', ground)
    await step('an award is paid in three instalments in soum', soum)
    await step('an award is paid in kind, and the item is signed for', kind)
    await step('a transfer through a fiscal host fails and is repeated', hosted)
    await step('the bank’s statement is matched, and what is left is posted', statement)
    await step('the donor reads the report, and the auditor its postings', report)
    console.log(`     ${people.judged.size} pages judged`)
  } finally {
    await people.leave()
  }

  async function ground() {
    const finance = (own.finance = await own.enter('finance_officer'))
    own.officer = await own.enter('programme_officer')
    own.approver = await own.enter('finance_approver')
    own.director = await own.enter('director')
    await finance.at(`${demo.url}/funds/rates`)
    await finance.click('Enter an exchange rate')
    await finance.does('Enter the rate', { units: '1', base: 'EUR', value: '13984,32', quote: 'UZS', on: soon(0), source: 'Central Bank of Uzbekistan' })
    await finance.at(`${demo.url}/bank`)
    await finance.click('Add an account')
    await finance.refused('Add', { kind: 'bank', name: 'Main', currency: 'EUR', opening: '5000', on: soon(-9) }, 'needs its number')
    await finance.does('Add', { number: ACCOUNT })
    own.account = finance.page.url()
    await finance.at(`${demo.url}/bank`)
    await finance.click('Add an account')
    await finance.does('Add', { kind: 'cash', name: 'Cash box', currency: 'EUR', opening: '0', on: soon(-9) })
    await finance.at(`${demo.url}/bank`)
    await finance.click('Transfer between our accounts')
    await finance.choosing('from', 'Main')
    await finance.choosing('to', 'Cash box')
    await finance.does('Save the transfer', { leaves: '75', on: soon(-1) })
    await finance.sees('The transfer has been saved.')
  }

  async function soum() {
    const { officer, finance } = own
    own.soum = await findAward(officer, SOUM)
    await officer.click('Plan the instalments')
    const left = { due_2: soon(0), condition_2: 'none', due_3: soon(0), condition_3: 'none', due_4: soon(0), condition_4: 'none' }
    await officer.refused('Save the plan', { ...left, amount_2: '120', amount_3: '120', amount_4: '130' }, 'The instalments add up to')
    await officer.does('Save the plan', { amount_4: '120' })
    for (const part of [2, 3, 4]) {
      await finance.at(own.soum)
      await finance.click(`Prepare a payout ${part}`)
      await finance.sees(`Instalment ${part}`)
      if (part === 2) await finance.refused('Prepare the payout', { side: 'charge', amount: '120.01', fees: '0' }, 'EUR 120.01 is more than what is left of the instalment: EUR 120.00.')
      await finance.does('Prepare the payout', { side: 'charge', amount: '120', fees: '0' })
      // EUR 120 at 13 984.32: one rounding, to the tiyin.
      await finance.sees('UZS 1,678,118', 'EUR 120.00')
      await send(own, { debited: '120', received: '1678118.40', reference: `UZ-${part}` })
    }
    await finance.at(own.soum)
    await finance.seesNot('Prepare a payout')
  }

  async function kind() {
    const { officer, finance } = own
    const award = await findAward(officer, KIND)
    await officer.click(/^Record that the condition is met/)
    await officer.does('Record', { met_on: soon(-1), note: 'The report is accepted' })
    const payee = { name: 'Texnika savdo', method: 'paid_to_supplier', country: 'UZ', currency: 'EUR', account: '20208000900100001010', bank_code: '00401' }
    await addPayee(own, award, payee)
    await finance.does('Prepare the payout', { side: 'charge', amount: '300', fees: '0', item: 'A sewing machine' })
    own.item = finance.page.url()
    await send(own, { debited: '300', received: '300', reference: 'UZ-5', fees: '2.50' })
    await finance.at(own.item)
    await finance.sees('nobody has signed for the item yet')
    await finance.click('It was signed for')
    await finance.refused('Save', { on: soon(2), receiver: 'Zuhro' }, 'has not come')
    await finance.does('Save', { on: soon(0), serial: 'SN-77' })
    await finance.sees('SN-77', 'Zuhro')
  }

  async function hosted() {
    const { officer, finance } = own
    const award = await findAward(officer, HOSTED)
    await officer.click(/^Record that the condition is met/)
    await officer.does('Record', { met_on: soon(-1), note: 'The report is accepted' })
    const payee = { name: 'Host Foundation', method: 'via_partner', country: 'KG', currency: 'EUR', account: '4402061213012249', holder: 'HOST FOUNDATION', bank_code: '440201' }
    await addPayee(own, award, payee)
    await finance.refused('Prepare the payout', { side: 'charge', amount: '220', fees: '0' }, 'fiscal host')
    await finance.does('Prepare the payout', { host_fee: '11' })
    await finance.sees('EUR 11.00')
    const first = finance.page.url()
    await send(own, { debited: '220', received: '220', reference: 'HOST-1', failed: true })
    await finance.at(first)
    await finance.click('It failed or came back')
    await finance.refused('Record', { end: 'failed', on: soon(0), kept: '0' }, 'Fill this in')
    await finance.does('Record', { reason: 'The account number was not known' })
    await finance.sees('Failed', 'The account number was not known')
    await finance.click('Prepare it again')
    await finance.does('Prepare the payout')
    await send(own, { debited: '220', received: '220', reference: 'HOST-2' })
    await finance.at(award)
    await finance.sees('Failed', 'Sent')
  }

  async function statement() {
    const { finance } = own
    const file = join(demo.folder, 'statement.xml')
    const lines = [...own.sent, { debited: '75', reference: 'CASH-1' }, { debited: '2.50', reference: 'CHARGES-9', text: 'Bank charges' }]
    await finance.at(own.account)
    await finance.click('Bring in a statement')
    writeFileSync(file, camt(lines, '50.00', 1))
    await finance.refused('Bring in', { file }, 'do not make the closing balance')
    writeFileSync(file, camt(lines, '50.00', 0))
    await finance.does('Bring in', { file })
    await finance.sees('camt.053.001.08', 'A kind donor')
    await finance.does('Confirm all that are exact')
    for (const { reference } of own.sent) await finance.row(new RegExp(`A payment\\s*${reference}`), 'in the ledger')
    await finance.clickIn('CASH-1')
    await finance.page.locator('main [name="what"][value^="x"]').first().check()
    await finance.does('Confirm')
    await finance.at(own.account)
    await finance.row('CASH-1', 'transfer of our own')
    await finance.clickIn('A kind donor')
    await finance.choosing('fund', /./)
    await finance.does('Record as received')
    await finance.at(own.account)
    await finance.row('A kind donor', 'posted')
    await finance.click('Bring in a statement')
    await finance.refused('Bring in', { file }, 'This very file was brought in before')
  }

  async function report() {
    const { finance } = own
    await finance.at(own.soum)
    await finance.leave(() => finance.page.locator('aside .card h3 a').first().click())
    const fund = finance.page.url()
    await finance.click('Report to the donor')
    const day = days => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
    await finance.at(`${finance.page.url()}?from=${day(-1)}&to=${day(1)}&names=yes`)
    await finance.sees('Grants', SOUM, 'EUR 360.00', 'UZS', 'Checksum of the postings')
    for (const format of ['xlsx', 'pdf', 'csv']) {
      await finance.put({ format })
      const button = finance.page.locator('main').getByRole('button', { name: 'Download', exact: true })
      const [download] = await Promise.all([finance.page.waitForEvent('download'), button.click()])
      if (!download.suggestedFilename().endsWith(`.${format}`)) throw new Error(`the report came as ${download.suggestedFilename()}`)
    }
    const auditor = await own.enter('auditor')
    await auditor.at(fund)
    await auditor.click(/^EUR/)
    await auditor.sees('Ledger: ')
  }
}

async function findAward(person, name) {
  await person.click('Awards')
  await person.clickIn(name)
  return person.page.url()
}

/** A payee that is no group's, verified by a second person; then the form of the award's open part with it chosen. */
async function addPayee({ demo, finance, approver }, award, payee) {
  await finance.at(`${demo.url}/payees/add`)
  await finance.does('Add', payee)
  await approver.at(finance.page.url())
  await approver.does('The details are verified', { how: 'Called the number we know' })
  await finance.at(award)
  await finance.click(/^Prepare a payout/)
  await finance.choosing('payee', payee.name)
}

/** Approved by the director and recorded by whom it was prepared by, who has its page in sight. */
async function send({ finance, director, sent }, { debited, received, reference, fees = '0', failed }) {
  const page = finance.page.url()
  await director.at(page)
  await director.does('Approve')
  await finance.at(page)
  await finance.click('Record what the bank did')
  await finance.does('Record', { sent_on: soon(0), reference, debited, received, fees })
  await finance.sees(reference, 'Sent')
  if (!failed) sent.push({ debited, reference })
}

/** A statement of the account: what went out, and a gift that came in; `wrong` cents are missing at its end. */
function camt(lines, gift, wrong) {
  const day = new Date().toISOString().slice(0, 10)
  const cents = text => Math.round(Number(text) * 100)
  const spent = lines.reduce((sum, line) => sum + cents(line.debited), 0)
  const closing = ((500_000 - spent + cents(gift) - wrong) / 100).toFixed(2)
  const balance = (code, amount) => `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>${day}</Dt></Dt></Bal>`
  const entry = (amount, way, reference, rest) => `<Ntry><NtryRef>${reference}</NtryRef><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>${way}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>${day}</Dt></BookgDt><AcctSvcrRef>${reference}</AcctSvcrRef><BkTxCd><Prtry><Cd>X</Cd></Prtry></BkTxCd>${rest}</Ntry>`
  const out = lines.map(line => entry(line.debited, 'DBIT', line.reference, `<AddtlNtryInf>${line.text ?? 'A payment'}</AddtlNtryInf>`))
  const came = entry(gift, 'CRDT', 'IN-9', '<NtryDtls><TxDtls><RltdPties><Dbtr><Pty><Nm>A kind donor</Nm></Pty></Dbtr></RltdPties><RmtInf><Ustrd>A gift</Ustrd></RmtInf></TxDtls></NtryDtls>')
  return `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
<GrpHdr><MsgId>S-1</MsgId><CreDtTm>${day}T18:00:00</CreDtTm></GrpHdr>
<Stmt><Id>S-1</Id><ElctrncSeqNb>1</ElctrncSeqNb><CreDtTm>${day}T18:00:00</CreDtTm>
<Acct><Id><Othr><Id>${ACCOUNT}</Id></Othr></Id><Ccy>EUR</Ccy></Acct>
${balance('OPBD', '5000.00')}${balance('CLBD', closing)}
${out.join('\n')}
${came}
</Stmt></BkToCstmrStmt></Document>
`
}
