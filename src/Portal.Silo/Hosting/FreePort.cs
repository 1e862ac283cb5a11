using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Portal.Silo.Hosting;

/// <summary>Finds ports of this machine's loopback for who cannot let the system choose one while listening.</summary>
internal static class FreePort
{
    /// <summary>The system gives connections that go out a port of 32768 and above: it takes none of these in the meantime.</summary>
    private const int First = 15_000, Last = 32_000, MostTries = 200;

    /// <summary>One that nobody listens at now, drawn at random, so that two who ask at once get different ones.</summary>
    /// <exception cref="InvalidOperationException">None was found.</exception>
    public static int Find()
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            var port = RandomNumberGenerator.GetInt32(First, Last);
            if (IsFree(port))
                return port;
        }

        throw new InvalidOperationException(
            $"No free port from {First} to {Last} was found. End programs that listen there, or name ports (Cluster:SiloPort, Cluster:GatewayPort).");
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
