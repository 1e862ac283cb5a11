using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Portal.Silo.Hosting;

namespace Engine.Tests.Hosting;

public sealed class FreePortTests
{
    private const string GivenToConnections = "/proc/sys/net/ipv4/ip_local_port_range";

    [Fact]
    public void A_free_port_can_be_listened_at_and_is_none_that_a_connection_could_get_meanwhile()
    {
        var lowest = int.Parse(File.ReadAllText(GivenToConnections).Split('\t')[0], CultureInfo.InvariantCulture);
        var held = new List<TcpListener>();
        try
        {
            for (var i = 0; i < 50; i++)
            {
                var port = FreePort.Find();
                Assert.InRange(port, 1024, lowest - 1);
                held.Add(new TcpListener(IPAddress.Loopback, port));
                held[^1].Start();
            }
        }
        finally
        {
            held.ForEach(listener => listener.Dispose());
        }
    }
}
