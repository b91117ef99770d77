//! What the program has to do with the world outside: where it connects to, where its randomness comes from, what its pages
//! load and keep in a browser, where its crates come from, and what the settings say that are shipped for proxy and service.

use crate::{
    rust::Code,
    tree::{File, Finding},
};

/// Where connections begin; each is made to what the settings name.
const CONNECTING: [&str; 5] =
    ["src/attachments/scan.rs", "src/base/tls.rs", "src/cli/gate.rs", "src/db/mod.rs", "src/mail/relay.rs"];

/// A connection begins in few places.
pub fn connections(source: &[Code]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for code in source.iter().filter(|code| !CONNECTING.contains(&code.path.as_str())) {
        for call in [
            "Stream::connect",
            "Socket::connect",
            "UdpSocket",
            "connect_tokio1",
            "Connection::establish",
            "lookup_host",
            "to_socket_addrs",
        ] {
            let what = format!("{call}: connect through one of {}, to what a setting names", CONNECTING.join(", "));
            findings.extend(code.find(call).map(|at| Finding::new(code.at(at), what.clone())));
        }
    }
    findings
}

/// What nobody may guess comes from the system's generator, in one place.
pub fn randomness(source: &[Code]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for code in source {
        for call in ["getrandom::", "rand::", "SystemRandom", "fastrand", "thread_rng", "RandomState", "Uuid::new"] {
            let places = code.find(call).filter(|_| code.path != "src/base/seal.rs");
            let what = format!("{call}: take what is random from base::seal");
            findings.extend(places.map(|at| Finding::new(code.at(at), what.clone())));
        }
    }
    findings
}

/// Nothing on a page comes from another origin or runs in a box of its own, and no script stands in a page.
pub fn origins(pages: &[File]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for page in pages.iter().filter(|page| !page.path.contains("/mail/")) {
        for part in [
            "src=\"http",
            "src=\"//",
            "href=\"http",
            "href=\"//",
            "action=\"http",
            "url(http",
            "url(//",
            "@import",
            "<iframe",
            "<object",
            "<embed",
            "<applet",
            "<base ",
            " style=\"",
            " onclick",
            " onload",
            " onpaste",
            "javascript:",
        ] {
            let what = format!("{part}: a page is made of this program's own parts, by HTML and CSS");
            findings.extend(page.text.match_indices(part).map(|(at, _)| Finding::new(page.at(at), what.clone())));
        }
        for (at, _) in page.text.match_indices("<script") {
            let tag = page.text[at..].split('>').next().unwrap_or_default();
            if !tag.contains(" src=\"/static/") && !tag.contains(" src=\"{{") {
                findings.push(Finding::new(page.at(at), "a script is a file of /static"));
            }
        }
    }
    findings
}

/// What scripts may lay in a browser: one switch that says nothing of anybody.
const LAID: [&str; 2] = ["sessionStorage.getItem(\"keys\")", "sessionStorage.setItem(\"keys\","];

/// Scripts keep nothing in a browser that tells of somebody.
pub fn storage(scripts: &[File]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for script in scripts {
        for store in ["localStorage", "sessionStorage", "indexedDB", "document.cookie", "caches.", "serviceWorker"] {
            let laid = script.text.match_indices(store);
            let odd = laid.filter(|(at, _)| !LAID.iter().any(|known| script.text[*at..].starts_with(known)));
            let what = format!("{store}: nothing is kept in a browser but cookies of the program");
            findings.extend(odd.map(|(at, _)| Finding::new(script.at(at), what.clone())));
        }
    }
    findings
}

/// Each crate of the lock file comes from the registry, with its sum.
pub fn crates(lock: &File) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (at, package) in lock.text.match_indices("[[package]]") {
        let rest = &lock.text[at + package.len()..];
        let entry = &rest[..rest.find("[[package]]").unwrap_or(rest.len())];
        let ours = entry.contains("name = \"hashar\"\n");
        let known = entry.contains("source = \"registry+https://github.com/rust-lang/crates.io-index\"")
            && entry.contains("checksum = \"");
        if !ours && !known {
            findings.push(Finding::new(lock.at(at), "a crate from elsewhere than the registry, or without its sum"));
        }
    }
    findings
}

/// What the settings that are shipped have to say, by file; and what they must not.
const SHIPPED: [(&str, &[&str], &[&str]); 3] = [
    (
        "config/nginx.conf",
        &[
            "return 301 https://$host$request_uri;",
            "ssl_protocols TLSv1.2 TLSv1.3;",
            "listen 443 ssl http2;",
            "proxy_set_header X-Forwarded-For \"\";",
            "proxy_set_header X-Real-IP \"\";",
        ],
        &["$remote_addr", "$http_user_agent", "access_log /", "TLSv1;", "TLSv1.1", "ssl_ciphers", "proxy_pass https"],
    ),
    (
        "config/hashar.service",
        &[
            "LoadCredential=master.key:",
            "HASHAR_MASTER_KEY_FILE=%d/master.key",
            "DynamicUser=yes",
            "UMask=0077",
            "LimitCORE=0",
            "NoNewPrivileges=yes",
            "ProtectSystem=strict",
        ],
        &["User=root", "PASSWORD=", "SECRET="],
    ),
    ("Cargo.toml", &["unsafe_code = \"forbid\""], &["git = \"", "[patch."]),
];

/// The settings that are shipped say what keeps people safe.
pub fn shipped(files: &[File]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, says, never) in SHIPPED {
        let text: String = files.iter().filter(|file| file.path == path).map(without_remarks).collect();
        for part in says.iter().filter(|part| !text.contains(**part)) {
            findings.push(Finding::new(path, format!("it has to say {part}")));
        }
        for part in never.iter().filter(|part| text.contains(**part)) {
            findings.push(Finding::new(path, format!("it must not say {part}")));
        }
        let logs = text.matches("access_log ").count();
        if logs != text.matches("access_log off;").count() {
            findings.push(Finding::new(path, "no visitor is logged"));
        }
    }
    findings
}

fn without_remarks(file: &File) -> String {
    file.text.lines().filter(|line| !line.trim_start().starts_with('#')).map(|line| line.to_owned() + "\n").collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::said;

    #[test]
    fn a_new_way_out_and_a_weak_die_are_caught() {
        let heard = |text: &str| said(&connections(&[Code::sample("src/people/mod.rs", text)]));
        assert!(heard("TcpStream::connect(x)").starts_with("src/people/mod.rs:1: Stream::connect"));
        assert_eq!(said(&connections(&[Code::sample("src/base/tls.rs", "TcpStream::connect(x)")])), "");
        assert_eq!(heard("#[cfg(test)] mod tests { fn a() { TcpStream::connect(x); } }"), "");
        let heard = |path: &str| said(&randomness(&[Code::sample(path, "getrandom::fill(&mut a)")]));
        assert!(heard("src/people/totp.rs").contains("base::seal"));
        assert_eq!(heard("src/base/seal.rs"), "");
    }

    #[test]
    fn a_part_from_elsewhere_is_caught() {
        let heard = |text: &str| said(&origins(&[File::sample("templates/a.html.hbs", text)]));
        assert_eq!(heard("<a href=\"/b\">b</a><script src=\"/static/keys.js\" defer></script>"), "");
        for elsewhere in [
            "<img src=\"https://x\">",
            "<script src=\"//x\"></script>",
            "<script>a()</script>",
            "<p onclick=\"a()\">",
            "a { background: url(http://x) }",
            "<object data=\"/a\">",
        ] {
            assert!(heard(elsewhere).starts_with("templates/a.html.hbs:1: "), "{elsewhere}");
        }
        let heard = |text: &str| said(&storage(&[File::sample("templates/static/a.js", text)]));
        assert_eq!(heard("sessionStorage.getItem(\"keys\")"), "");
        assert!(heard("localStorage.setItem('a', b)").contains("localStorage"));
        assert!(heard("sessionStorage.setItem(\"name\", b)").contains("sessionStorage"));
    }

    #[test]
    fn a_crate_from_elsewhere_and_a_careless_proxy_are_caught() {
        let lock = "[[package]]\nname = \"hashar\"\n\n[[package]]\nname = \"a\"\nsource = \"git+https://x\"\n";
        assert!(said(&crates(&File::sample("Cargo.lock", lock))).starts_with("Cargo.lock:4: "));
        let proxy = "access_log /var/log/x;\n# access_log off;\nproxy_set_header X-Real-IP $remote_addr;\n";
        let heard = said(&shipped(&[File::sample("config/nginx.conf", proxy)]));
        for part in ["must not say $remote_addr", "has to say ssl_protocols", "no visitor is logged"] {
            assert!(heard.contains(part), "{part}: {heard}");
        }
    }
}
