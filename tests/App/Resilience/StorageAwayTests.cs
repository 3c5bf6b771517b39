using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Mandates.Functions.Record;
using Mandates.Local.Hosting;
using Mandates.Local.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Mandates.App.Tests.Resilience;

/// <summary>What is told when the storage is gone, or takes nothing more.</summary>
public class StorageAwayTests
{
    [Fact]
    public async Task A_storage_that_is_gone_is_named_within_seconds()
    {
        await using var app = new AppOnItsOwnStorage();
        await app.InitializeAsync();
        await app.StartAsync("gone", states: 2);
        Assert.Equal(HttpStatusCode.OK, (await app.Http.GetAsync(new Uri("/api/health", UriKind.Relative))).StatusCode);

        await app.EndStorageAsync();
        using var health = await app.Http.GetAsync(new Uri("/api/health", UriKind.Relative));
        using var write = await app.PutAsync("/api/mandates/gone/meetings/formal-2011-12-15", new { present = Array.Empty<string>(), decisions = Array.Empty<string>() });
        using var page = await app.Http.GetAsync(new Uri("/mandates/gone?language=fr", UriKind.Relative));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, health.StatusCode);
        Assert.Contains("Its blob and table storage does not answer", await health.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, write.StatusCode);
        Assert.Contains("The storage does not answer.", await write.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("Le stockage ne répond pas.", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("500")]
    [InlineData("507")]
    [InlineData("time-out")]
    public async Task A_storage_that_takes_no_more_blobs_is_unhealthy_although_it_answers(string fault)
    {
        await using var app = new FullApp(Fault.Parse(fault));
        await app.InitializeAsync();
        await app.StartAsync("full", states: 2);

        app.IsFull = true;
        using var full = await app.Http.GetAsync(new Uri("/api/health", UriKind.Relative));
        app.IsFull = false;
        using var room = await app.Http.GetAsync(new Uri("/api/health", UriKind.Relative));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, full.StatusCode);
        Assert.Contains("Its blob storage does not answer or takes nothing", await full.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, room.StatusCode);
    }

    // The clients wait as long as they were told to, with all their tries, before whoever asked has given up.
    [Fact]
    public void No_call_of_the_storage_may_take_a_hundred_seconds()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Storage:Connection", "UseDevelopmentStorage=true")]).Build();
        using var services = new ServiceCollection().AddRecord(configuration).BuildServiceProvider();

        Assert.All(
            (RetryOptions[])[services.GetRequiredService<TableClientOptions>().Retry, services.GetRequiredService<BlobClientOptions>().Retry],
            retry => Assert.InRange((retry.MaxRetries + 1) * (retry.NetworkTimeout + retry.MaxDelay), TimeSpan.Zero, TimeSpan.FromSeconds(60)));
    }

    private sealed class AppOnItsOwnStorage : RunningApp
    {
        private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("mandates-storage-");
        private Azurite? azurite;

        protected override string? Storage => azurite!.ConnectionString;

        public override async ValueTask InitializeAsync()
        {
            azurite = await Azurite.StartAsync(RepositoryRoot.Find(), folder.FullName, _ => { }, inMemory: true);
            await base.InitializeAsync();
        }

        public async Task EndStorageAsync()
        {
            await azurite!.StopAsync();
            folder.Delete(recursive: true);
        }
    }

    private sealed class FullApp(Fault fault) : RunningApp
    {
        public bool IsFull { get; set; }

        protected override void AddServices(IServiceCollection services) => Wire.Lay(services, (request, send) =>
            IsFull && request.Method == HttpMethod.Put && request.RequestUri!.AbsolutePath.Contains(StorageNames.Preparations, StringComparison.Ordinal)
                ? fault.InsteadOfAsync(request, send)
                : send());
    }
}
