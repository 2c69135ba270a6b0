//! The encrypted connection between two nodes: certificates made for the occasion, which prove nothing, and the secret that
//! exists for this very connection. Knows nothing of frames, nor of what is proved with the secret.

use super::transport::Secret;
use quinn::crypto::rustls::{QuicClientConfig, QuicServerConfig};
use quinn::{ClientConfig, Connection, Endpoint, EndpointConfig, ServerConfig, TransportConfig, VarInt};
use rustls::DigitallySignedStruct;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, ring as provider, verify_tls13_signature};
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer, ServerName, UnixTime};
use std::net::UdpSocket;
use std::sync::Arc;
use std::time::Duration;

/// Bytes under way to one node before its senders' streams wait.
const WINDOW_BYTES: u32 = 8 << 20;
/// Calls that wait to be taken, and their bytes; more are refused.
const INCOMING_MAX: usize = 1024;
const INCOMING_BYTES_MAX: u64 = 4 << 20;
/// The detector is the judge of silence; this is for connections that never got one.
const IDLE: Duration = Duration::from_secs(10);
/// Says that greetings are what comes first; they say which frames are spoken.
const ALPN: &[u8] = b"mesh/1";
const EXPORTER_LABEL: &[u8] = b"EXPORTER-mesh/1";

type Failure = Box<dyn std::error::Error + Send + Sync>;

/// An endpoint on a bound socket, for calls in both directions. Only inside the network thread's runtime.
pub fn endpoint(socket: UdpSocket) -> Result<Endpoint, Failure> {
    let crypto = Arc::new(provider::default_provider());
    let transport = Arc::new(transport());
    let mut server = ServerConfig::with_crypto(Arc::new(QuicServerConfig::try_from(server_tls(&crypto)?)?));
    server.transport_config(transport.clone());
    server.max_incoming(INCOMING_MAX).incoming_buffer_size(4 << 10).incoming_buffer_size_total(INCOMING_BYTES_MAX);
    let runtime = quinn::default_runtime().ok_or("no runtime for the network")?;
    let mut endpoint = Endpoint::new(EndpointConfig::default(), Some(server), socket, runtime)?;
    let mut client = ClientConfig::new(Arc::new(QuicClientConfig::try_from(client_tls(&crypto)?)?));
    client.transport_config(transport);
    endpoint.set_default_client_config(client);
    Ok(endpoint)
}

fn transport() -> TransportConfig {
    let mut transport = TransportConfig::default();
    transport
        .max_idle_timeout(Some(VarInt::from_u32(IDLE.as_millis() as u32).into()))
        .max_concurrent_bidi_streams(VarInt::from_u32(1))
        .max_concurrent_uni_streams(VarInt::from_u32(16))
        .stream_receive_window(VarInt::from_u32(WINDOW_BYTES / 2))
        .receive_window(VarInt::from_u32(WINDOW_BYTES))
        .send_window(u64::from(WINDOW_BYTES))
        .initial_rtt(Duration::from_millis(50));
    transport
}

fn server_tls(crypto: &Arc<CryptoProvider>) -> Result<rustls::ServerConfig, Failure> {
    let made = rcgen::generate_simple_self_signed(vec!["mesh".to_string()])?;
    let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(made.signing_key.serialize_der()));
    let mut tls = rustls::ServerConfig::builder_with_provider(crypto.clone())
        .with_protocol_versions(&[&rustls::version::TLS13])?
        .with_no_client_auth()
        .with_single_cert(vec![made.cert.der().clone()], key)?;
    tls.alpn_protocols = vec![ALPN.to_vec()];
    Ok(tls)
}

fn client_tls(crypto: &Arc<CryptoProvider>) -> Result<rustls::ClientConfig, Failure> {
    let mut tls = rustls::ClientConfig::builder_with_provider(crypto.clone())
        .with_protocol_versions(&[&rustls::version::TLS13])?
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(AnyCertificate(crypto.clone())))
        .with_no_client_auth();
    tls.alpn_protocols = vec![ALPN.to_vec()];
    Ok(tls)
}

/// Takes every certificate whose holder has its key.
#[derive(Debug)]
struct AnyCertificate(Arc<CryptoProvider>);

impl ServerCertVerifier for AnyCertificate {
    fn verify_server_cert(
        &self,
        _certificate: &CertificateDer<'_>,
        _chain: &[CertificateDer<'_>],
        _name: &ServerName<'_>,
        _ocsp: &[u8],
        _now: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        _message: &[u8],
        _certificate: &CertificateDer<'_>,
        _signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        Err(rustls::Error::General("TLS 1.2 is not spoken between nodes".to_string()))
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        verify_tls13_signature(message, certificate, signature, &self.0.signature_verification_algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<rustls::SignatureScheme> {
        self.0.signature_verification_algorithms.supported_schemes()
    }
}

/// What only the two ends of a connection know.
pub fn secret(connection: &Connection) -> Option<Secret> {
    let mut secret = Secret::default();
    connection.export_keying_material(&mut secret, EXPORTER_LABEL, b"").ok()?;
    Some(secret)
}
