using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Mandates.Contracts.Tests;

/// <summary>Prints the members of a type as the lists do.</summary>
internal static class MemberText
{
    private const BindingFlags Declared = BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic
        | BindingFlags.Instance | BindingFlags.Static;

    public static IEnumerable<string> Of(Type type)
    {
        if (type.IsEnum)
        {
            return Enum.GetNames(type).Select(name => $"enum {name} = {Convert.ToInt64(Enum.Parse(type, name), CultureInfo.InvariantCulture)}");
        }

        return type.GetConstructors(Declared).Where(IsVisible).Select(c => $"ctor {Access(c)} {type.Name.Split('`')[0]}({Parameters(c)})")
            .Concat(type.GetFields(Declared).Where(f => f.IsPublic || f.IsFamily).Select(Field))
            .Concat(type.GetProperties(Declared).Where(p => p.GetAccessors(true).Any(IsVisible)).Select(Property))
            .Concat(type.GetMethods(Declared).Where(m => IsVisible(m) && !IsAccessor(m) && !IsCompilerMade(m)).Select(Method));
    }

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsAccessor(MethodInfo method) => method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);

    /// <summary>A record's copying method differs with the framework it is compiled for, and no code can name it.</summary>
    private static bool IsCompilerMade(MethodInfo method) => method.Name.StartsWith('<');

    private static string Access(MethodBase method) => method.IsPublic ? "public" : "protected";

    private static string Modifiers(MethodInfo method)
    {
        var kind = method.DeclaringType!.IsInterface ? ""
            : method.IsStatic ? " static"
            : method.IsAbstract ? " abstract"
            : !method.IsVirtual || method.IsFinal ? ""
            : method.GetBaseDefinition() == method ? " virtual"
            : " override";
        return Access(method) + kind;
    }

    private static string Field(FieldInfo field)
    {
        var kind = field.IsLiteral ? "const " : $"{(field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}";
        var value = field.IsLiteral ? $" = {field.GetRawConstantValue()}" : "";
        return $"field public {kind}{TypeText.Of(field.FieldType)} {field.Name}{value}";
    }

    private static string Property(PropertyInfo property)
    {
        var accessors = property.GetAccessors(nonPublic: true).Where(IsVisible).ToList();
        var first = accessors.Find(a => a.IsPublic) ?? accessors[0];
        var get = accessors.Contains(property.GetMethod!) ? "get; " : "";
        var set = property.SetMethod is not { } setter || !accessors.Contains(setter) ? ""
            : setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? "init; "
            : "set; ";
        return $"property {Modifiers(first)} {TypeText.Of(property.PropertyType)} {property.Name} {{ {get}{set}}}";
    }

    private static string Method(MethodInfo method)
    {
        var generics = method.GetGenericArguments();
        var names = generics.Length == 0 ? "" : $"<{string.Join(", ", generics.Select(TypeText.Of))}>";
        var constraints = method.GetBaseDefinition() == method ? string.Concat(generics.Select(Constraint)) : "";
        return $"method {Modifiers(method)} {TypeText.Of(method.ReturnType)} {method.Name}{names}({Parameters(method)}){constraints}";
    }

    private static string Constraint(Type parameter)
    {
        var isClass = parameter.GenericParameterAttributes.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint);
        IEnumerable<string> first = isClass ? ["class"] : [];
        var all = first.Concat(parameter.GetGenericParameterConstraints().Select(TypeText.Of)).ToList();
        return all.Count == 0 ? "" : $" where {parameter.Name} : {string.Join(", ", all)}";
    }

    private static string Parameters(MethodBase method)
    {
        var isExtension = method.IsDefined(typeof(ExtensionAttribute), false);
        return string.Join(", ", method.GetParameters().Select((p, i) => (isExtension && i == 0 ? "this " : "") + Parameter(p)));
    }

    private static string Parameter(ParameterInfo parameter)
    {
        var kind = parameter.IsOut ? "out " : parameter.IsDefined(typeof(ParamArrayAttribute), false) ? "params " : "";
        var value = !parameter.HasDefaultValue ? "" : parameter.DefaultValue switch
        {
            null => " = default",
            bool flag => flag ? " = true" : " = false",
            var other => string.Create(CultureInfo.InvariantCulture, $" = {other}"),
        };
        return $"{kind}{TypeText.Of(parameter.ParameterType)} {parameter.Name}{value}";
    }
}
