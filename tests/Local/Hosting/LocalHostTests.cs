using System.Net;
using Mandates.Local.Engine;
using Mandates.Local.Hosting;
using Mandates.Local.Mail;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Mandates.Local.Tests.Hosting;

public class LocalHostTests
{
    [Fact]
    public async Task A_port_in_use_is_said_in_one_sentence()
    {
        await using var first = await TestHost.StartAsync();
        var refusal = await RefusedAsync(o => o with { Port = first.Host.Address.Port });
        Assert.Contains($"Port {first.Host.Address.Port} of this computer cannot be used", refusal, StringComparison.Ordinal);
        Assert.EndsWith("choose another with --port.", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void A_data_folder_has_one_host_at_a_time()
    {
        var folder = Directory.CreateTempSubdirectory();
        using (DataFolder.Open(folder.FullName))
            Assert.Contains("in use by another local host", Refused(folder.FullName), StringComparison.Ordinal);
        using (DataFolder.Open(folder.FullName))
        {
            // Free again once the first has ended.
        }

        var file = Path.Combine(folder.FullName, "in-use");
        Assert.Contains("cannot be written to", Refused(file), StringComparison.Ordinal);
        folder.Delete(recursive: true);

        static string Refused(string path) => Assert.Throws<LocalHostException>(() => DataFolder.Open(path)).Message;
    }

    [Fact]
    public void A_secret_of_a_data_folder_is_made_once_and_is_its_owners_alone()
    {
        var data = Directory.CreateTempSubdirectory();
        var secret = DataSecret.In(data.FullName, "link-key").Value;

        Assert.Equal(secret, DataSecret.In(data.FullName, "link-key").Value);
        Assert.NotEqual(secret, DataSecret.In(data.FullName, "development-token").Value);
        Assert.Equal(32, Convert.FromBase64String(secret).Length);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(data.FullName, "link-key")));
        data.Delete(recursive: true);
    }

    [Theory]
    [InlineData("localhost", true)]
    [InlineData("127.0.0.1", true)]
    [InlineData("[::1]", true)]
    [InlineData("mandates.example", false)]
    [InlineData("localhost.mandates.example", false)]
    [InlineData("127.0.0.1.nip.io", false)]
    [InlineData("0.0.0.0", false)]
    public async Task It_answers_to_the_names_of_this_computer_only(string name, bool answers)
    {
        await using var host = await TestHost.StartAsync();
        foreach (var (asked, expected) in new[] { ($"{name}:{host.Host.Address.Port}", answers), ($"{name}:{host.Host.Address.Port ^ 1}", false), (name, answers) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/_local/mail") { Headers = { Host = asked } };
            using var answer = await host.Http.SendAsync(request);

            Assert.True(expected == (answer.StatusCode == HttpStatusCode.OK), $"{asked}: {answer.StatusCode}");
            Assert.True(expected || (await answer.Content.ReadAsStringAsync()).StartsWith("This is a local host; open it as http://localhost:", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void What_it_writes_is_its_owners_alone_also_what_an_earlier_version_wrote()
    {
        if (OperatingSystem.IsWindows())
            return;

        const UnixFileMode Files = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var folder = Directory.CreateTempSubdirectory();
        var data = Path.Combine(folder.FullName, "data");
        using (DataFolder.Open(data))
        {
            var (mails, engine) = (Path.Combine(data, "mail.jsonl"), Path.Combine(data, "engine.db"));
            File.WriteAllText(mails, "");
            File.SetUnixFileMode(mails, Files | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
            MailCatcher.Open(mails, TimeProvider.System).Dispose();
            using (Schema.Open(engine))
                Assert.All(Directory.EnumerateFiles(data), file => Assert.Equal(Files, Mode(file)));

            JsonFile.Write(Path.Combine(data, "timers.json"), new { });
            Assert.All([mails, engine, Path.Combine(data, "timers.json")], file => Assert.Equal(Files, Mode(file)));
            Assert.Equal(Files | UnixFileMode.UserExecute, Mode(data));
            Assert.Equal(Files | UnixFileMode.UserExecute, Mode(Private.Folder(Path.Combine(data, "azurite"))));
        }

        folder.Delete(recursive: true);

        static UnixFileMode Mode(string path) => OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(path);
    }

    [Fact]
    public async Task Settings_come_from_the_file_and_the_command_wins()
    {
        await using var host = await TestHost.StartAsync(o =>
        {
            File.WriteAllText(Path.Combine(o.Root, "local.settings.json"), """{ "Values": { "Mail__From": "file", "Mail:Name": "file" } }""");
            return o with
            {
                DefaultSettings = new() { ["Mail:From"] = "default", ["Mail:Host"] = "default" },
                Settings = new() { ["Mail:Name"] = "command" },
            };
        });
        var mail = host.Host.Services.GetRequiredService<IConfiguration>().GetSection("Mail");
        Assert.Equal(("file", "command", "default"), (mail["From"], mail["Name"], mail["Host"]));
    }

    [Theory]
    [InlineData("host.json", null, "cannot be read")]
    [InlineData("host.json", "{ \"extensions\": ", "cannot be understood")]
    [InlineData("local.settings.json", "[", "cannot be understood")]
    public async Task A_missing_or_broken_file_is_said_in_one_sentence(string file, string? content, string part)
    {
        var refusal = await RefusedAsync(o =>
        {
            var path = Path.Combine(o.Root, file);
            if (content is null)
                File.Delete(path);
            else
                File.WriteAllText(path, content);
            return o;
        });
        Assert.Contains(file, refusal, StringComparison.Ordinal);
        Assert.Contains(part, refusal, StringComparison.Ordinal);
    }

    private static async Task<string> RefusedAsync(Func<LocalHostOptions, LocalHostOptions> change) =>
        (await Assert.ThrowsAsync<LocalHostException>(() => TestHost.StartAsync(change))).Message;
}
