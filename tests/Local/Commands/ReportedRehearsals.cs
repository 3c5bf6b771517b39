using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Mandates.Local.Tests.Commands;

/// <summary>Rehearsals in processes of their own, each in a folder of its own, and what they report.</summary>
internal sealed class ReportedRehearsals : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("mandates-rehearse-");

    public void Dispose() => folder.Delete(recursive: true);

    public string Data(string name) => Path.Combine(folder.FullName, name);

    /// <summary>The report, without what differs between two runs of the same.</summary>
    public async Task<string> ReportAsync(string name, params string[] arguments)
    {
        var file = Path.Combine(folder.FullName, $"{name}.json");
        var (exitCode, output, errors) = await LocalProgram.RunAsync(["rehearse", "--exit", "--data", Data(name), "--report", file, .. arguments]);
        Assert.True(exitCode == 0, output + errors);
        var report = JsonNode.Parse(await File.ReadAllTextAsync(file))!.AsObject();
        Assert.True(report.Remove("wallSeconds"));
        // The facts name blobs, and receipts have numbers, that nobody can guess; what holds them or their hashes is another each time.
        var package = report["submission"]!.AsObject();
        Assert.True(package.Remove("sha256"));
        package["files"] = new JsonArray([.. package["files"]!.AsArray().Where(f => !Regex.IsMatch((string)f!["name"]!, "^(audit/|index|information/facts|replies/receipts|SHA256SUMS)|[.]secretariat[.]txt$")).Select(f => f!.DeepClone())]);
        return Regex.Replace(report.ToJsonString(), "-[0-9A-F]{16}\\b", "-SECRET");
    }
}
