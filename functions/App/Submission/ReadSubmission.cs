using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;

namespace Mandates.Functions.Submission;

public sealed record SubmissionView(string Sha256, Manifest Manifest);

/// <summary>The package and its manifest, for anyone who is to verify them.</summary>
public sealed class ReadSubmission(RequestAccess access, PackageStore packages)
{
    [Api("The package's manifest and hash", Gives = typeof(SubmissionView))]
    [Function(nameof(ReadSubmission)), Allow(CallerRoles.Officers | CallerRoles.Delegation)]
    public async Task<IResult> ReadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/mandates/{mandate}/submission")] HttpRequest request,
        string mandate, CancellationToken cancellationToken)
    {
        var package = (await access.MandateAsync(mandate, cancellationToken)).Record.Package ?? throw ProblemException.NotFound();
        return ApiJson.Ok(new SubmissionView(package.Sha256, await packages.ReadManifestAsync(package, cancellationToken)));
    }

    [Api("The package for the General Assembly", Gives = typeof(Stream))]
    [Function("DownloadPackage"), Allow(CallerRoles.Officers | CallerRoles.Delegation)]
    public async Task<IResult> DownloadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/mandates/{mandate}/submission/package")] HttpRequest request,
        string mandate, CancellationToken cancellationToken)
    {
        var package = (await access.MandateAsync(mandate, cancellationToken)).Record.Package ?? throw ProblemException.NotFound();
        return Results.File(await packages.OpenAsync(package, cancellationToken), "application/zip", $"{mandate}.zip");
    }
}
