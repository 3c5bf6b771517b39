using System.Security.Cryptography;
using Mandates.App.Tests;
using Mandates.Local.Hosting;
using Mandates.Local.Storage;

[assembly: AssemblyFixture(typeof(SharedStorage))]

namespace Mandates.App.Tests;

/// <summary>One Azurite for all tests, in memory, and for each app an account of its own: to start one for each takes longer than most tests.</summary>
public sealed class SharedStorage : IAsyncLifetime
{
    private const int Accounts = 500;

    private static readonly string Key = Convert.ToBase64String(SHA256.HashData("account"u8));

    private static int taken;
    private static string? connection;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("mandates-storage-");
    private Azurite? azurite;

    /// <summary>The connection to an account that nobody else has.</summary>
    public static string NewAccount() => Interlocked.Increment(ref taken) is var number and <= Accounts
        ? connection!.Replace(AzuriteEndpoint.Account, Name(number), StringComparison.Ordinal).Replace(AzuriteEndpoint.Key, Key, StringComparison.Ordinal)
        : throw new InvalidOperationException($"More than {Accounts} apps are tested: raise the number of accounts.");

    public async ValueTask InitializeAsync()
    {
        var own = Enumerable.Range(1, Accounts).Select(number => $"{Name(number)}:{Key}");
        Environment.SetEnvironmentVariable("AZURITE_ACCOUNTS", string.Join(';', own.Prepend($"{AzuriteEndpoint.Account}:{AzuriteEndpoint.Key}")));
        azurite = await Azurite.StartAsync(RepositoryRoot.Find(), folder.FullName, _ => { }, inMemory: true);
        connection = azurite.ConnectionString;
    }

    public async ValueTask DisposeAsync()
    {
        await (azurite?.StopAsync() ?? Task.CompletedTask);
        folder.Delete(recursive: true);
    }

    private static string Name(int number) => $"account{number:000}";
}
