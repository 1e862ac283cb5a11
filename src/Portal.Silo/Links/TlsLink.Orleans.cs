using System.IO.Pipelines;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Connections;

namespace Portal.Silo.Links;

/// <summary>
/// TLS 1.3 between the processes of a cluster, each of which shows the other its certificate before a word of grains is
/// spoken. Names are not compared: addresses come and go with pods, and the authority certifies members alone.
/// </summary>
internal sealed partial class TlsLink(ClusterCertificate certificate, ILogger<TlsLink> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Somebody comes to this silo.</summary>
    public Task AcceptAsync(ConnectionContext connection, ConnectionDelegate next) => SecureAsync(
        connection,
        next,
        (stream, own, stop) => stream.AuthenticateAsServerAsync(
            new SslServerAuthenticationOptions
            {
                ServerCertificateContext = own,
                ClientCertificateRequired = true,
                EnabledSslProtocols = SslProtocols.Tls13,
                CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
                RemoteCertificateValidationCallback = IsMember,
            },
            stop));

    /// <summary>This process goes to a silo.</summary>
    public Task OpenAsync(ConnectionContext connection, ConnectionDelegate next) => SecureAsync(
        connection,
        next,
        (stream, own, stop) => stream.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions
            {
                TargetHost = "portal",
                ClientCertificateContext = own,
                EnabledSslProtocols = SslProtocols.Tls13,
                CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
                RemoteCertificateValidationCallback = IsMember,
            },
            stop));

    private bool IsMember(object sender, X509Certificate? somebody, X509Chain? chain, SslPolicyErrors errors) =>
        somebody is X509Certificate2 shown && certificate.Certifies(shown);

    private async Task SecureAsync(
        ConnectionContext connection, ConnectionDelegate next, Func<SslStream, SslStreamCertificateContext, CancellationToken, Task> greet)
    {
        var plain = connection.Transport;
        await using var stream = new SslStream(new DuplexStream(plain));
        if (!await TryGreetAsync(connection, stream, greet))
            return;

        var secured = new Pipes(
            PipeReader.Create(stream, new StreamPipeReaderOptions(leaveOpen: true)),
            PipeWriter.Create(stream, new StreamPipeWriterOptions(leaveOpen: true)));
        connection.Transport = secured;
        try
        {
            await next(connection);
        }
        finally
        {
            await secured.Input.CompleteAsync();
            await secured.Output.CompleteAsync();
            connection.Transport = plain;
        }
    }

    private async Task<bool> TryGreetAsync(
        ConnectionContext connection, SslStream stream, Func<SslStream, SslStreamCertificateContext, CancellationToken, Task> greet)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(connection.ConnectionClosed);
        patience.CancelAfter(Patience);
        try
        {
            await greet(stream, SslStreamCertificateContext.Create(certificate.Own(), null, offline: true), patience.Token);
            return true;
        }
        catch (Exception problem) when (
            problem is AuthenticationException or IOException or OperationCanceledException or InvalidOperationException)
        {
            LogRefused(logger, connection.RemoteEndPoint?.ToString(), problem.InnerException?.Message ?? problem.Message);
            return false;
        }
    }

    [LoggerMessage(1202, LogLevel.Warning, "No connection with {Address}: one of the two did not show that it belongs to the cluster ({Reason})")]
    private static partial void LogRefused(ILogger logger, string? address, string reason);

    private sealed record Pipes(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
