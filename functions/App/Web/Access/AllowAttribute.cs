using System.Collections.Frozen;
using System.Reflection;

namespace Mandates.Functions.Web.Access;

/// <summary>
/// Who may call an HTTP function. Officers reach every mandate; a participant reaches its own only and, where the
/// route names a state, its own state. A function without it is closed to all.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AllowAttribute(CallerRoles roles) : Attribute
{
    public CallerRoles Roles { get; } = roles;

    /// <summary>Whether a participant may call it before the address is confirmed.</summary>
    public bool BeforeConfirmation { get; init; }

    /// <summary>Whether a participant may call it for another state of its mandate too: the function itself says what such a caller sees.</summary>
    public bool OtherStates { get; init; }

    /// <summary>Whether a participant may call it before the launch of the platform: it is about the work plan or the own delegation.</summary>
    public bool BeforeLaunch { get; init; }

    /// <summary>Whether it belongs to the upload of a file: its announcement is the act, and many parts follow it.</summary>
    public bool IsPart { get; init; }

    /// <summary>By the name of the function.</summary>
    internal static FrozenDictionary<string, AllowAttribute> OfFunctions { get; } = typeof(AllowAttribute).Assembly.GetTypes()
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static))
        .Select(method => (method.GetCustomAttribute<FunctionAttribute>()?.Name, Allow: method.GetCustomAttribute<AllowAttribute>()))
        .Where(function => function is { Name: not null, Allow: not null })
        .ToFrozenDictionary(function => function.Name!, function => function.Allow!, StringComparer.Ordinal);
}
