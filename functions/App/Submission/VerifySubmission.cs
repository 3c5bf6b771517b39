using System.Collections.Concurrent;
using Mandates.Domain.Packages;
using Mandates.Domain.Timeline;
using Mandates.Functions.Access;
using Mandates.Functions.Http;
using Mandates.Functions.OpenApi;
using Mandates.Functions.Storage;
using Mandates.Functions.Timeline;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Mandates.Functions.Submission;

/// <summary>
/// Whether the package that is kept is whole. Anyone may ask: by the hash that the transmittal named, or by the mandate.
/// A package is read anew only when its bytes may have changed.
/// </summary>
public sealed class VerifySubmission(RecordStore records, PackageStore packages, VerifiedPackages verified)
{
    private const int HashLength = 64;

    [Api("Whether the package is whole; by the mandate or by the package's SHA-256", Gives = typeof(PackageVerdict))]
    [Function(nameof(VerifySubmission)), Allow(Who.Anyone)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/submissions/{id}/verify")] HttpRequest request,
        string id, CancellationToken stop)
    {
        var byHash = id.Length == HashLength && id.All(char.IsAsciiHexDigit) ? id.ToLowerInvariant() : null;
        var mandate = byHash is null ? id : (await packages.FindManifestAsync(byHash, stop))?.Mandate;
        var package = mandate is null ? null : (await records.FindAsync(mandate, stop))?.Record.Package;
        return package is not null && (byHash is null || package.Sha256 == byHash)
            ? ApiJson.Ok(await verified.VerdictAsync(package, stop))
            : throw ProblemException.NotFound();
    }
}

/// <summary>What the checks of this process found. One at a time: they read much, and anyone may ask for them.</summary>
public sealed class VerifiedPackages(PackageStore packages)
{
    private readonly Turns turns = new();
    private readonly ConcurrentDictionary<(string Blob, string Tag), PackageVerdict> verdicts = new();

    public async Task<PackageVerdict> VerdictAsync(FrozenPackage package, CancellationToken stop)
    {
        var key = (package.Blob, await packages.TagAsync(package, stop));
        if (!verdicts.ContainsKey(key))
        {
            using var turn = await turns.TakeAsync("", stop);
            if (!verdicts.ContainsKey(key))
            {
                await using var bytes = await packages.OpenAsync(package, stop);
                verdicts[key] = await PackageVerifier.VerifyAsync(bytes, package.Sha256, stop);
            }
        }

        return verdicts[key];
    }
}
