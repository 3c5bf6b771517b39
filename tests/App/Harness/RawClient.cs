using System.Net.Sockets;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;

namespace Mandates.App.Tests;

/// <summary>Sends a request as somebody would who does not keep to the rules: bytes on a socket.</summary>
public sealed class RawClient : IDisposable
{
    private readonly TcpClient tcp = new();
    private readonly string cookie;

    private RawClient(string cookie) => this.cookie = cookie;

    /// <summary>One that entered by the personal link of a participant.</summary>
    public static async Task<RawClient> EnterAsync(RunningApp app, string mandate, string participant)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = app.Http.BaseAddress };
        using var answer = await http.PostAsJsonAsync("/api/session", new CodeGiven(await app.CodeAsync(mandate, participant)), ApiJson.Options);
        var client = new RawClient(answer.Headers.GetValues("Set-Cookie").First().Split(';')[0]);
        await client.tcp.ConnectAsync(IPAddress.Loopback, app.Http.BaseAddress!.Port);
        return client;
    }

    public Task SendHeadAsync(string method, string path, params string[] headers) =>
        SendAsync(Encoding.ASCII.GetBytes($"{method} {path} HTTP/1.1\r\nHost: localhost\r\nCookie: {cookie}\r\n{string.Concat(headers.Select(h => $"{h}\r\n"))}\r\n"));

    public async Task SendAsync(byte[] bytes) => await tcp.GetStream().WriteAsync(bytes);

    /// <summary>The status of the answer; null when the connection was closed without one.</summary>
    public async Task<int?> StatusAsync()
    {
        using var reader = new StreamReader(tcp.GetStream(), Encoding.ASCII, leaveOpen: true);
        return await reader.ReadLineAsync() is { } line ? int.Parse(line.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture) : null;
    }

    public void Dispose() => tcp.Dispose();
}
