using System.Reflection;
using Microsoft.DurableTask;

namespace Mandates.Contracts.Tests;

/// <summary>
/// The stand-ins may hold less than the published packages, never anything else: the files under api/ list
/// those packages' public members, one to a line.
/// </summary>
public class PublishedApiTests
{
    private static readonly HashSet<string> Published = [.. ReadLists()];

    public static TheoryData<string> Types =>
        [.. typeof(TaskName).Assembly.GetExportedTypes().Select(type => type.FullName!)];

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_public_member_is_one_of_the_published_packages(string typeName)
    {
        var type = typeof(TaskName).Assembly.GetType(typeName, throwOnError: true)!;

        var unknown = MemberText.Of(type).Prepend(TypeText.Declaration(type))
            .Select(member => $"{TypeText.Of(type)} :: {member}")
            .Where(line => !Published.Contains(line));

        Assert.True(!unknown.Any(), $"Not in the published packages:{Environment.NewLine}{string.Join(Environment.NewLine, unknown)}");
    }

    private static IEnumerable<string> ReadLists()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.EndsWith(".txt", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            while (reader.ReadLine() is { } line)
            {
                yield return line.Replace(" [Obsolete]", "", StringComparison.Ordinal);
            }
        }
    }
}
