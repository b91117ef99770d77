//! The headers of every answer (QUALITY: security and safety).

use crate::base::templates::Templates;
use rocket::{
    Request, Response,
    fairing::{Fairing, Info, Kind},
    http::Header,
};
use sha2::{Digest, Sha256};
use std::sync::LazyLock;

/// Every feature a browser might lend to a page, switched off: the program uses none, but passkeys on its own pages.
pub const PERMISSIONS: &str = "accelerometer=(), ambient-light-sensor=(), attribution-reporting=(), autoplay=(), \
    battery=(), bluetooth=(), browsing-topics=(), camera=(), compute-pressure=(), display-capture=(), encrypted-media=(), \
    fullscreen=(), gamepad=(), geolocation=(), gyroscope=(), hid=(), identity-credentials-get=(), idle-detection=(), \
    keyboard-map=(), local-fonts=(), magnetometer=(), microphone=(), midi=(), otp-credentials=(), payment=(), \
    picture-in-picture=(), publickey-credentials-create=(self), publickey-credentials-get=(self), screen-wake-lock=(), serial=(), \
    speaker-selection=(), storage-access=(), sync-xhr=(), usb=(), web-share=(), window-management=(), \
    xr-spatial-tracking=()";

/// The policy of files to keep.
const DOWNLOAD: &str = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox";

/// What every answer carries, whoever gives it.
pub const FIXED: [(&str, &str); 7] = [
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "same-origin"),
    ("Strict-Transport-Security", "max-age=63072000; includeSubDomains"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", PERMISSIONS),
];

/// The policy of pages: with the hash of the one stylesheet that they inline.
pub fn policy() -> &'static str {
    static POLICY: LazyLock<String> = LazyLock::new(|| {
        let hash = data_encoding::BASE64.encode(&Sha256::digest(Templates::shared().css.as_bytes()));
        format!(
            "default-src 'none'; style-src 'self' 'sha256-{hash}'; img-src 'self'; script-src 'self'; \
             form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
        )
    });
    &POLICY
}

/// Adds the security headers to every answer, errors and redirects included.
pub struct SafetyHeaders;

#[rocket::async_trait]
impl Fairing for SafetyHeaders {
    fn info(&self) -> Info {
        Info { name: "safety headers", kind: Kind::Response }
    }

    async fn on_response<'r>(&self, _: &'r Request<'_>, response: &mut Response<'r>) {
        for (name, value) in FIXED {
            response.set_header(Header::new(name, value));
        }
        // A file that somebody sent is run by nothing, whatever a browser takes it for.
        let policy = if response.headers().contains("Content-Disposition") { DOWNLOAD } else { policy() };
        response.set_header(Header::new("Content-Security-Policy", policy));
        response.remove_header("Server");
        if !response.headers().contains("Cache-Control") {
            response.set_header(Header::new("Cache-Control", "no-store"));
        }
    }
}
