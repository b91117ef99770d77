// As much of a mail server as a journey needs, on loopback: it takes letters, or refuses them for good.

import { createServer } from 'node:net'

/** Starts; gives `port`, `letters` (as they came), `refusing` (to be set) and `stop()`. */
export async function startSmtp() {
  const own = { letters: [], refusing: false }
  const server = createServer(socket => {
    let rest = ''
    let letter = null
    const say = line => socket.write(`${line}\r\n`)
    say('220 localhost ready')
    socket.on('error', () => {})
    socket.on('data', data => {
      rest += data
      for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
        const line = rest.slice(0, end)
        rest = rest.slice(end + 2)
        if (letter !== null) {
          if (line !== '.') letter.push(line)
          else {
            own.letters.push(letter.join('\r\n'))
            letter = null
            say('250 kept')
          }
        } else if (/^EHLO/i.test(line)) say('250-localhost\r\n250 8BITMIME')
        else if (/^RCPT/i.test(line)) say(own.refusing ? '550 5.1.1 nobody of that name' : '250 ok')
        else if (/^DATA/i.test(line)) {
          letter = []
          say('354 go on')
        } else if (/^QUIT/i.test(line)) socket.end('221 bye\r\n')
        else say('250 ok')
      }
    })
  })
  await new Promise((done, fail) => server.once('error', fail).listen(0, '127.0.0.1', done))
  own.port = server.address().port
  own.stop = () => new Promise(done => server.close(done))
  return own
}
