package org.relais.console.api;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;

/**
 * Describes our records as they are written: each under a name of its own, with what is always
 * there, and with null where a component may be null.
 */
final class RecordSchemas implements OpenApiCustomizer {
  private static final String NULL = "null";

  private final Map<String, Class<?>> records = new ConcurrentHashMap<>();
  private final Map<String, Class<?>> named = new ConcurrentHashMap<>();

  /** Makes the schemas, and notes of which record each is. */
  ModelResolver resolver(ObjectMapper json) {
    return new ModelResolver(json, new Names()).openapi31(true);
  }

  /** Records of one simple name stand in several others: theirs goes before it. */
  private final class Names extends TypeNameResolver {
    @Override
    protected String nameForClass(Class<?> type, Set<Options> options) {
      StringBuilder name = new StringBuilder(plain(type));
      for (Class<?> outer = type.getEnclosingClass();
          outer != null;
          outer = outer.getEnclosingClass()) {
        name.insert(0, plain(outer));
      }
      Class<?> first = named.putIfAbsent(name.toString(), type);
      return first == null || first.equals(type) ? name.toString() : packageOf(type) + name;
    }

    /** Two of one name in different packages are told apart. */
    private static String packageOf(Class<?> type) {
      String whole = type.getPackageName();
      String last = whole.substring(whole.lastIndexOf('.') + 1);
      return last.substring(0, 1).toUpperCase(Locale.ROOT) + last.substring(1);
    }

    @Override
    public String nameForType(JavaType type, Set<Options> options) {
      String name = super.nameForType(type, options);
      if (type.getRawClass().isRecord()) {
        records.put(name, type.getRawClass());
      }
      return name;
    }

    private static String plain(Class<?> type) {
      return type.getSimpleName().replaceFirst("(Json|Api)$", "").replaceFirst("^ApiPage$", "Page");
    }
  }

  @Override
  public void customise(OpenAPI description) {
    description
        .getComponents()
        .getSchemas()
        .forEach(
            (name, schema) -> {
              Class<?> type = records.get(name);
              if (type != null && schema.getProperties() != null) {
                complete(type, schema);
              }
            });
  }

  private static void complete(Class<?> type, Schema<?> schema) {
    Map<String, Schema> properties = new LinkedHashMap<>(schema.getProperties());
    List<String> always = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      @Nullable Schema<?> property = properties.get(component.getName());
      if (property != null) {
        always.add(component.getName());
        AnnotatedType shape = component.getAnnotatedType();
        if (property.getItems() != null && shape instanceof AnnotatedParameterizedType list) {
          AnnotatedType item = list.getAnnotatedActualTypeArguments()[0];
          property.setItems(
              item.isAnnotationPresent(Nullable.class)
                  ? orNull(property.getItems())
                  : property.getItems());
        }
        if (shape.isAnnotationPresent(Nullable.class)) {
          properties.put(component.getName(), orNull(property));
        }
      }
    }
    schema.setProperties(properties);
    schema.setRequired(always);
  }

  private static Schema<?> orNull(Schema<?> schema) {
    Set<String> types = schema.getTypes();
    if (types != null && schema.getEnum() == null && schema.get$ref() == null) {
      Set<String> more = new LinkedHashSet<>(types);
      more.add(NULL);
      schema.setTypes(more);
      return schema;
    }
    Schema<?> nothing = new Schema<>();
    nothing.setTypes(Set.of(NULL));
    Schema<?> either = new Schema<>();
    either.setAnyOf(List.of(schema, nothing));
    return either;
  }
}
