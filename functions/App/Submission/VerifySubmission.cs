using System.Collections.Concurrent;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;

namespace Mandates.Functions.Submission;

/// <summary>
/// Whether the package that is kept is whole. Anyone may ask: by the hash that the transmittal named, or by the mandate.
/// A package is read anew only when its bytes may have changed.
/// </summary>
public sealed class VerifySubmission(MandateStore records, PackageStore packages, VerifiedPackages verified)
{
    private const int HashLength = 64;

    [Api("Whether the package is whole; by the mandate or by the package's SHA-256", Gives = typeof(PackageVerdict))]
    [Function(nameof(VerifySubmission)), Allow(CallerRoles.Anyone)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/submissions/{id}/verify")] HttpRequest request,
        string id, CancellationToken cancellationToken)
    {
        var byHash = id.Length == HashLength && id.All(char.IsAsciiHexDigit) ? id.ToLowerInvariant() : null;
        var mandate = byHash is null ? id : (await packages.FindManifestAsync(byHash, cancellationToken))?.Mandate;
        var package = mandate is null ? null : (await records.FindAsync(mandate, cancellationToken))?.Record.Package;
        return package is not null && (byHash is null || package.Sha256 == byHash)
            ? ApiJson.Ok(await verified.VerdictAsync(package, cancellationToken))
            : throw ProblemException.NotFound();
    }
}

/// <summary>What the checks of this process found. One at a time: they read much, and anyone may ask for them.</summary>
public sealed class VerifiedPackages(PackageStore packages)
{
    private readonly KeyedLock turns = new();
    private readonly ConcurrentDictionary<(string Blob, string Tag), PackageVerdict> verdicts = new();

    public async Task<PackageVerdict> VerdictAsync(FrozenPackage package, CancellationToken cancellationToken)
    {
        var key = (package.Blob, await packages.TagAsync(package, cancellationToken));
        if (!verdicts.ContainsKey(key))
        {
            using var turn = await turns.TakeAsync("", cancellationToken);
            if (!verdicts.ContainsKey(key))
            {
                await using var bytes = await packages.OpenAsync(package, cancellationToken);
                verdicts[key] = await PackageVerifier.VerifyAsync(bytes, package.Sha256, cancellationToken);
            }
        }

        return verdicts[key];
    }
}
