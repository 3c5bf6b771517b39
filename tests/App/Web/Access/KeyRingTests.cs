using System.Security.Cryptography;
using System.Xml.Linq;
using Azure.Storage.Blobs;
using Mandates.Functions.Record;
using Mandates.Functions.Web.Access;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Mandates.App.Tests.Web.Access;

public class KeyRingTests(KeyRingTests.Earlier app) : IClassFixture<KeyRingTests.Earlier>
{
    private static readonly string First = NewKey();

    [Fact]
    public async Task A_session_of_an_earlier_version_goes_on_and_a_sealed_key_takes_over()
    {
        using var http = app.Stranger();
        http.DefaultRequestHeaders.Add("Cookie", $"session={app.Session}");
        var session = await http.GetFromJsonAsync<JsonElement>("/api/session");

        using var entered = await app.EnterAsync(CallerRoles.Secretariat);
        var stored = Stored(app.Service<BlobServiceClient>());

        Assert.Equal("chair", session.GetProperty("is").GetString());
        Assert.Single(stored, IsClear);
        Assert.Single(stored, key => !IsClear(key));
    }

    [Fact]
    public void A_key_in_the_clear_opens_nothing_once_its_sessions_are_over()
    {
        var blobs = NewBlobs();
        var sealedBefore = Protector(blobs, linkKey: null).Protect("session");
        var seals = Protector(blobs, First).Protect("other");

        Assert.Equal("session", Protector(blobs, First, hours: 11).Unprotect(sealedBefore));
        Assert.ThrowsAny<CryptographicException>(() => Protector(blobs, First, hours: 13).Unprotect(sealedBefore));
        Assert.Equal("other", Protector(blobs, First, hours: 13).Unprotect(seals));
    }

    [Fact]
    public void Whoever_reads_the_storage_can_neither_open_nor_make_a_session()
    {
        var blobs = NewBlobs();
        var session = Protector(blobs, First).Protect("session");

        Assert.DoesNotContain(Stored(blobs), IsClear);
        Assert.ThrowsAny<CryptographicException>(() => Protector(blobs, linkKey: null).Unprotect(session));
        Assert.ThrowsAny<CryptographicException>(() => Protector(blobs, NewKey()).Unprotect(session));
    }

    [Fact]
    public void What_was_sealed_under_the_former_link_key_opens_until_that_is_gone()
    {
        var (blobs, next) = (NewBlobs(), NewKey());
        var session = Protector(blobs, First).Protect("session");

        Assert.Equal("session", Protector(blobs, next, former: First).Unprotect(session));

        var alone = Protector(blobs, next);
        Assert.ThrowsAny<CryptographicException>(() => alone.Unprotect(session));
        Assert.Equal("new", Protector(blobs, next).Unprotect(alone.Protect("new")));
    }

    private static BlobServiceClient NewBlobs() => new(SharedStorage.NewAccount());

    private static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    private static XElement[] Stored(BlobServiceClient blobs)
    {
        var container = blobs.GetBlobContainerClient(StorageNames.Keys);
        return [.. container.GetBlobs().Select(blob => XElement.Parse(container.GetBlobClient(blob.Name).DownloadContent().Value.Content.ToString()))];
    }

    private static bool IsClear(XElement key) => key.Descendants("masterKey").Any();

    // Without a link key it is what earlier versions had.
    private static IDataProtector Protector(BlobServiceClient blobs, string? linkKey, string former = "", int hours = 0)
    {
        var services = new ServiceCollection();
        services.AddDataProtection().SetApplicationName("Mandates");
        services.AddSingleton(Options.Create(new AccessOptions { LinkKey = linkKey ?? NewKey(), FormerLinkKey = former }));
        services.AddOptions<KeyManagementOptions>().Configure<IServiceProvider>((keys, provider) =>
        {
            keys.XmlRepository = new KeyRing(blobs, TimeSpan.FromHours(12), linkKey is null ? new Later(-24) : new Later(hours));
            keys.XmlEncryptor = linkKey is null ? null : new SealedKeys(provider);
        });
        return services.BuildServiceProvider().GetDataProtectionProvider().CreateProtector("Mandates.Session");
    }

    /// <summary>An app whose storage an earlier version has used.</summary>
    public sealed class Earlier : RunningApp
    {
        public string Session { get; private set; } = "";

        public override ValueTask InitializeAsync()
        {
            Session = Protector(new(Storage), linkKey: null).ToTimeLimitedDataProtector()
                .Protect(JsonSerializer.Serialize(new SessionTicket(null, null, 0, CallerRoles.Chair)), TimeSpan.FromHours(1));
            return base.InitializeAsync();
        }
    }

    private sealed class Later(int hours) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddHours(hours);
    }
}
