//! TLS to a service elsewhere: the public authorities, and one of one's own where the settings name its certificates.

use super::stop::Stop;
use rustls_pki_types::{CertificateDer, ServerName, pem::PemObject};
use std::{fmt, path::Path, sync::Arc};
use tokio::net::TcpStream;
use tokio_rustls::{
    TlsConnector,
    client::TlsStream,
    rustls::{ClientConfig, RootCertStore, crypto::ring},
};

/// Connects; a certificate that is not trusted for the host's name is an error. `ca_file` may be empty.
pub async fn connect(host: &str, port: u16, ca_file: &Path) -> Result<TlsStream<TcpStream>, Stop> {
    let mut roots: RootCertStore = webpki_roots::TLS_SERVER_ROOTS.iter().cloned().collect();
    if !ca_file.as_os_str().is_empty() {
        for own in CertificateDer::pem_file_iter(ca_file).map_err(broken)? {
            roots.add(own.map_err(broken)?).map_err(broken)?;
        }
    }
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(broken)?
        .with_root_certificates(roots)
        .with_no_client_auth();
    let name = ServerName::try_from(host.to_owned()).map_err(broken)?;
    let stream = TcpStream::connect((host, port)).await?;
    Ok(TlsConnector::from(Arc::new(config)).connect(name, stream).await?)
}

fn broken(error: impl fmt::Display) -> Stop {
    Stop::broken(format!("TLS: {error}"))
}
