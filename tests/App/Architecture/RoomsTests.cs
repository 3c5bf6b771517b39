using System.Reflection;
using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Mandates.Functions;
using Mandates.Functions.Record;
using Mandates.Pages.Shared;
using Microsoft.Azure.Functions.Worker;
using Assembly = System.Reflection.Assembly;

namespace Mandates.App.Tests.Architecture;

/// <summary>The rooms of the house stand on floors, and arrows between them point down only (docs/adr/0037).</summary>
public class RoomsTests
{
    // From the ground up. A room may know those before it, and none after it.
    private static readonly string[] Floors =
    [
        "Clock", "Telemetry", "Record", "Web",
        "Participants", "Documents", "Meetings", "WorkPlans", "Negotiation", "Questionnaires", "Mail", "Submission",
        "Timeline", "Status", "Community", "Audit",
    ];

    private static readonly Assembly App = typeof(Composition).Assembly;
    private static readonly ArchUnitNET.Domain.Architecture Built = new ArchLoader().LoadAssemblies(App, typeof(Texts).Assembly, typeof(WorkPlan).Assembly).Build();

    [Fact]
    public void A_room_of_the_app_knows_only_rooms_below_it()
    {
        var arrows = Arrows("Mandates.Functions").ToArray();

        Assert.Equal(Floors.Order(), arrows.SelectMany(a => new[] { a.From, a.To }).Distinct().Order());
        Assert.Empty(arrows.Where(a => Array.IndexOf(Floors, a.From) < Array.IndexOf(Floors, a.To)).Select(a => $"{a.From} knows {a.To}: {a.Example}"));
    }

    [Fact]
    public void The_record_knows_nothing_of_HTTP() => Assert.Empty(
        from type in Types("Mandates.Functions.Record")
        from dependency in type.Dependencies
        let target = dependency.Target.FullName
        where target.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal) || target.StartsWith("Mandates.Pages.", StringComparison.Ordinal)
        select $"{type.FullName} knows {target}");

    [Fact]
    public void The_domain_refers_to_nobody_and_the_pages_to_the_domain_alone()
    {
        Assert.Equal([], Ours(typeof(WorkPlan).Assembly));
        Assert.Equal(["Mandates.Domain"], Ours(typeof(Texts).Assembly));

        static IEnumerable<string> Ours(Assembly of) =>
            of.GetReferencedAssemblies().Select(a => a.Name!).Where(name => name.StartsWith("Mandates.", StringComparison.Ordinal));
    }

    [Fact]
    public void A_class_of_functions_is_asked_by_the_host_and_by_nobody_else()
    {
        var asked = App.GetTypes().SelectMany(type => type.GetConstructors()).SelectMany(made => made.GetParameters()).Select(parameter => parameter.ParameterType);

        Assert.Empty(OfFunctions.Intersect(asked));
        Assert.Empty(
            from type in OfFunctions
            from method in type.GetMethods(Own)
            where !method.IsPrivate && !method.IsSpecialName && !method.Name.Contains('<', StringComparison.Ordinal) && !method.IsDefined(typeof(FunctionAttribute))
            select $"{type.Name}.{method.Name}");
    }

    [Fact]
    public void Functions_of_the_API_and_of_pages_write_nothing_themselves()
    {
        string[] writing = [typeof(MandateWriter).FullName!, typeof(Journal).FullName!, typeof(FactTable).FullName!];

        Assert.Empty(
            from type in Types("Mandates.Functions")
            where type.Name.EndsWith("Api", StringComparison.Ordinal) || type.Name.EndsWith("Pages", StringComparison.Ordinal)
            from dependency in type.Dependencies
            where writing.Contains(dependency.Target.FullName)
            select $"{type.Name} knows {dependency.Target.Name}");
    }

    private const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static IEnumerable<System.Type> OfFunctions => App.GetTypes().Where(type => type.GetMethods(Own).Any(method => method.IsDefined(typeof(FunctionAttribute))));

    private static IEnumerable<IType> Types(string ns) => Built.Types.Where(type => type.FullName.StartsWith($"{ns}.", StringComparison.Ordinal));

    private static IEnumerable<(string From, string To, string Example)> Arrows(string root) =>
        from type in Types(root)
        let room = Room(type)
        from dependency in type.Dependencies
        where dependency.Target.FullName.StartsWith($"{root}.", StringComparison.Ordinal)
        let other = Room(dependency.Target)
        where room is not null && other is not null && room != other
        group (type, dependency) by (room, other) into arrow
        let example = arrow.First()
        select (arrow.Key.room, arrow.Key.other, $"{example.type.Name} knows {example.dependency.Target.Name}");

    private static string? Room(IType type) => type.FullName.Split('.') is [_, _, var room, _, ..] ? room : null;
}
